import { type Rotation, rotateBox } from './rotation.ts';
import type { Highlight } from './view-types.ts';

export interface HighlightLayerProps {
  readonly highlights: readonly Highlight[];
  readonly currentIds: readonly string[];
  readonly rotation: Rotation;
  readonly onPress: ((id: string) => void) | undefined;
}

/** Marks places of one page. They lie above the text, but let the pointer through where nothing can be pressed. */
export function HighlightLayer({ highlights, currentIds, rotation, onPress }: HighlightLayerProps) {
  return highlights.map((highlight) => {
    const box = rotateBox(highlight.box, rotation);
    const isCurrent = currentIds.includes(highlight.id);
    const shared = {
      className: `zk-mark zk-mark--${highlight.tone}${isCurrent ? ' zk-mark--current' : ''}`,
      style: { left: part(box.left), top: part(box.top), width: part(box.width), height: part(box.height) },
      'aria-label': highlight.label,
      'data-highlight': highlight.id,
      title: highlight.label,
    };
    return onPress === undefined ? (
      <div key={highlight.id} role="img" {...shared} />
    ) : (
      <button
        key={highlight.id}
        type="button"
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => onPress(highlight.id)}
        {...shared}
      />
    );
  });
}

function part(value: number): string {
  return `${value * 100}%`;
}
