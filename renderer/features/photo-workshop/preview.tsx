import { useId } from 'react';
import type { Box } from '../../../shared/domain/evidence/box.ts';
import { workshopText } from '../../text/photo-workshop.ts';
import { viewerText } from '../../text/viewer.ts';
import { BoxEditor } from '../../viewer/box-editor.tsx';
import type { PageSource } from '../../viewer/page-source.ts';
import { PageStage } from '../../viewer/page-stage.tsx';
import { angleOf, lightOf, type PageSteps } from './plan-pages.ts';

export interface PreviewProps {
  readonly source: PageSource;
  readonly steps: PageSteps;
  /** Shows the page as it came in. */
  readonly isOriginal: boolean;
  readonly onCropChange: (crop: Box) => void;
}

/** The page as the working copy will have it; what will be cut off stays in sight, pale. */
export function Preview({ source, steps, isOriginal, onCropChange }: PreviewProps) {
  const filterId = useId().replaceAll(/[^\w-]/g, '');
  const helpId = useId();
  if (isOriginal) return <PageStage source={source} page={steps.page} texts={viewerText} />;
  const { slope, intercept } = lightOf(steps);
  const isLit = steps.brightness !== 0 || steps.contrast !== 0;
  return (
    <>
      <svg className="zk-visually-hidden" aria-hidden="true">
        <filter id={filterId} colorInterpolationFilters="sRGB">
          <feComponentTransfer>
            <feFuncR type="linear" slope={slope} intercept={intercept} />
            <feFuncG type="linear" slope={slope} intercept={intercept} />
            <feFuncB type="linear" slope={slope} intercept={intercept} />
          </feComponentTransfer>
        </filter>
      </svg>
      <PageStage
        source={source}
        page={steps.page}
        texts={viewerText}
        angle={angleOf(steps)}
        {...(isLit ? { filter: `url(#${filterId})` } : {})}
      >
        {steps.crop === null ? null : (
          <BoxEditor
            look="frame"
            helpId={helpId}
            boxes={[{ id: 'crop', box: steps.crop, label: workshopText.cropFrame }]}
            onChange={(_, crop) => onCropChange(crop)}
          />
        )}
      </PageStage>
      <p className="zk-visually-hidden" id={helpId}>
        {workshopText.cropHelp}
      </p>
    </>
  );
}
