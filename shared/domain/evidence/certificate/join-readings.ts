import type { LineReading } from '../extraction.ts';
import { heightOf, middleOf, type Rect, toRect } from '../layout/geometry.ts';
import { normalPrint } from '../layout/page-layout.ts';
import type { LookResult } from '../reading.ts';
import type { FormPage } from './form-page.ts';

interface Part {
  readonly text: string;
  readonly confidence: number;
  readonly rect: Rect;
}

/** One reading of the line for each engine: where it found the line in several parts, they are put together. */
export function joinReadings(form: FormPage, line: Rect, readings: LookResult['readings']): readonly LineReading[] {
  const engines = [...new Set(readings.map(({ engine }) => engine))];
  return engines.flatMap((engine) => {
    const parts = readings
      .filter((reading) => reading.engine === engine && /\p{L}/u.test(reading.text))
      .map(
        ({ text, confidence, box }): Part => ({
          text: withoutLabel(normalPrint(text)),
          confidence,
          rect: toRect(box, form.page),
        }),
      )
      .filter(({ rect }) => Math.abs(middleOf(rect).y - middleOf(line).y) < heightOf(line) * 0.7)
      .sort((one, other) => one.rect.left - other.rect.left);
    const [first] = parts;
    if (first === undefined) return [];
    return [
      {
        engine,
        text: joinParts(parts).slice(0, 200),
        confidence: Math.min(...parts.map(({ confidence }) => confidence)),
      },
    ];
  });
}

/** A letter on the border of two parts is read in both. */
function joinParts(parts: readonly Part[]): string {
  let text = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    const letter = (part.rect.right - part.rect.left) / Math.max(1, part.text.length);
    const isTwice = text !== '' && end - part.rect.left > letter * 0.4 && text.at(-1) === part.text[0];
    text = text === '' ? part.text : `${text} ${isTwice ? part.text.slice(1).trimStart() : part.text}`;
    end = part.rect.right;
  }
  return text;
}

/** No name has a colon: before it stands the end of the label. */
function withoutLabel(text: string): string {
  return text.slice(text.indexOf(':') + 1).trim();
}
