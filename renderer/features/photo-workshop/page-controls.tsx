import { workshopText } from '../../text/photo-workshop.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { Slider } from '../../ui/slider.tsx';
import type { PageSteps } from './plan-pages.ts';

export interface PageControlsProps {
  readonly steps: PageSteps;
  readonly isDisabled: boolean;
  readonly onChange: (change: Partial<PageSteps>) => void;
}

const firstCrop = { left: 0.05, top: 0.05, width: 0.9, height: 0.9 };
const untouched = { rotation: 0, straighten: 0, crop: null, brightness: 0, contrast: 0 } as const;

/** What can be done to one page. */
export function PageControls({ steps, isDisabled, onChange }: PageControlsProps) {
  return (
    <>
      <Section title={workshopText.rotation}>
        <div className="zk-workshop__buttons">
          <Button isDisabled={isDisabled} onPress={() => onChange({ rotation: turned(steps.rotation, 270) })}>
            {workshopText.rotateLeft}
          </Button>
          <Button isDisabled={isDisabled} onPress={() => onChange({ rotation: turned(steps.rotation, 90) })}>
            {workshopText.rotateRight}
          </Button>
        </div>
        <Slider
          label={workshopText.straighten}
          // to the right turns the picture to the right, against the sense in which the steps count
          value={-steps.straighten}
          minimum={-45}
          maximum={45}
          step={0.5}
          format={workshopText.degrees}
          isDisabled={isDisabled}
          onChange={(value) => onChange({ straighten: value === 0 ? 0 : -value })}
        />
      </Section>
      <Section title={workshopText.crop}>
        {steps.crop === null ? (
          <Button isDisabled={isDisabled} onPress={() => onChange({ crop: firstCrop })}>
            {workshopText.startCrop}
          </Button>
        ) : (
          <>
            <p className="zk-workshop__help">{workshopText.cropHelp}</p>
            <Button isDisabled={isDisabled} onPress={() => onChange({ crop: null })}>
              {workshopText.endCrop}
            </Button>
          </>
        )}
      </Section>
      <div>
        <Slider
          label={workshopText.brightness}
          value={steps.brightness}
          minimum={-1}
          maximum={1}
          step={0.05}
          format={workshopText.percent}
          isDisabled={isDisabled}
          onChange={(brightness) => onChange({ brightness })}
        />
        <Slider
          label={workshopText.contrast}
          value={steps.contrast}
          minimum={-1}
          maximum={1}
          step={0.05}
          format={workshopText.percent}
          isDisabled={isDisabled}
          onChange={(contrast) => onChange({ contrast })}
        />
      </div>
      <Button variant="link" isDisabled={isDisabled} onPress={() => onChange(untouched)}>
        {workshopText.reset}
      </Button>
    </>
  );
}

function turned(rotation: PageSteps['rotation'], by: 90 | 270): PageSteps['rotation'] {
  return ((rotation + by) % 360) as PageSteps['rotation'];
}
