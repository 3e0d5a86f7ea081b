import type { Look, LookResult, Word } from '../../../shared/domain/evidence/reading.ts';
import type { OcrEngine } from '../ocr/ocr-engine.ts';
import { type ReadPage, toPrepared, toShown } from './read-page.ts';

/** Carries the planned looks at one page out; boxes are on the page as it is shown. */
export async function lookAtPage(
  page: ReadPage,
  looks: readonly Look[],
  engine: OcrEngine,
  signal: AbortSignal,
): Promise<readonly LookResult[]> {
  const results: LookResult[] = [];
  for (const look of looks) {
    signal.throwIfAborted();
    if (page.reading.source === 'text-layer' && look.kind !== 'mark') {
      results.push({ look, readings: readWords(page.reading.words, look), mark: null });
      continue;
    }
    const prepared = await page.prepare();
    const { readings, mark } = await engine.look(prepared.picture, {
      kind: look.kind,
      box: toPrepared(prepared, look.box),
    });
    results.push({
      look,
      readings: readings.map((reading) => ({ ...reading, box: toShown(prepared, reading.box) })),
      mark: mark === null ? null : { ...mark, box: toShown(prepared, mark.box) },
    });
  }
  return results;
}

/** The text layer is sure of its words; one reading of it is enough. */
function readWords(words: readonly Word[], { box }: Look): LookResult['readings'] {
  const inside = words.filter((word) => {
    const [x, y] = [word.box.left + word.box.width / 2, word.box.top + word.box.height / 2];
    return x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;
  });
  if (inside.length === 0) return [];
  const text = inside.map((word) => word.text).join(' ');
  return [{ text: text.slice(0, 400), confidence: 1, engine: 'text-layer', box }];
}
