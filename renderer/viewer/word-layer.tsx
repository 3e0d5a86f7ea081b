import { type Rotation, rotateBox } from './rotation.ts';
import type { PageWords } from './view-types.ts';

export interface WordLayerProps {
  readonly words: PageWords['words'] | undefined;
  readonly rotation: Rotation;
  /** Of the page on the screen, in CSS pixels. */
  readonly height: number;
}

/** Words that were read from a picture, transparent over their places: they can be heard, found and selected. */
export function WordLayer({ words, rotation, height }: WordLayerProps) {
  if (words === undefined || words.length === 0) return null;
  return (
    <div className="zk-word-layer">
      {words.map((word, index) => {
        const box = rotateBox(word.box, rotation);
        const style = {
          left: `${box.left * 100}%`,
          top: `${box.top * 100}%`,
          width: `${box.width * 100}%`,
          height: `${box.height * 100}%`,
          fontSize: `${box.height * height * LETTER_PART}px`,
        };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity but their order, and are never reordered
          <span key={index} style={style}>
            {`${word.text} `}
          </span>
        );
      })}
    </div>
  );
}

/** Part of a word's box that is the height of the type. */
const LETTER_PART = 0.85;
