import { workshopText } from '../../text/photo-workshop.ts';
import { IconButton } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import type { WorkPage } from './plan-pages.ts';

export interface PageOrderProps {
  readonly pages: readonly WorkPage[];
  readonly current: number;
  readonly onOpen: (index: number) => void;
  readonly onShift: (index: number, by: -1 | 1) => void;
  readonly onOmit: (index: number, isOmitted: boolean) => void;
}

/** The pages in the order they will have; any but the last may be left out. */
export function PageOrder({ pages, current, onOpen, onShift, onOmit }: PageOrderProps) {
  return (
    <Section title={workshopText.pages}>
      <ol className="zk-workshop__pages">
        {pages.map(({ steps: { page }, isOmitted }, index) => (
          <li key={page} data-omitted={isOmitted}>
            <button
              type="button"
              className="zk-workshop__page"
              aria-current={index === current ? 'page' : undefined}
              onClick={() => onOpen(index)}
            >
              {isOmitted ? workshopText.omitted(page) : workshopText.page(page)}
            </button>
            <IconButton
              icon="chevron-up"
              label={workshopText.up(page)}
              isDisabled={index === 0}
              onPress={() => onShift(index, -1)}
            />
            <IconButton
              icon="chevron-down"
              label={workshopText.down(page)}
              isDisabled={index === pages.length - 1}
              onPress={() => onShift(index, 1)}
            />
            <IconButton
              icon={isOmitted ? 'undo' : 'cross'}
              label={isOmitted ? workshopText.takeIn(page) : workshopText.omit(page)}
              onPress={() => onOmit(index, !isOmitted)}
            />
          </li>
        ))}
      </ol>
    </Section>
  );
}
