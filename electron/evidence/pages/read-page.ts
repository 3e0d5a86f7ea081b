import { type Box, boxOf, spanOf } from '../../../shared/domain/evidence/box.ts';
import type { Barcode, PageReading, Word } from '../../../shared/domain/evidence/reading.ts';
import { pageToSheet, sheetToPage } from '../../../shared/domain/evidence/sheet.ts';
import type { OcrEngine } from '../ocr/ocr-engine.ts';
import { assessQuality } from './assess-quality.ts';
import { findBarcodes } from './find-barcodes.ts';
import { grayOf } from './gray-of.ts';
import type { OpenPage, TextLayer } from './page-source.ts';
import { type PreparedPage, preparePage } from './prepare-page.ts';

/** Long side in pixels of the picture from which a page is prepared: photos lose some of it to the table around. */
const photoSide = 3200;
const scanSide = 2600;
/** Of a page with a text layer, for its check boxes and barcodes. */
const vectorSide = 2000;

export interface ReadPage {
  readonly reading: PageReading;
  readonly barcodes: readonly Barcode[];
  /** The picture for closer looks; made only when one is wanted. */
  prepare(): Promise<PreparedPage>;
}

type Engine = Pick<OcrEngine, 'recognise' | 'detectTurn'>;

/** A page whose text layer says what a person sees. */
export async function readTextPage(number: number, page: OpenPage, text: TextLayer): Promise<ReadPage> {
  const prepare = once(async () => asShown(grayOf(await page.draw(vectorSide))));
  const barcodes = text.mayHoldBarcode ? await barcodesOf(number, await prepare()) : [];
  const { width, height } = page;
  const turned = text.turned;
  const sheet = turned === 0 ? {} : { sheet: turnedSheet(turned, page) };
  const reading = { page: number, width, height, source: 'text-layer', turned, quality: 'good', ...sheet } as const;
  return { reading: { ...reading, words: [...text.words] }, barcodes, prepare };
}

/** A page that has to be recognised from its picture. */
export async function recognisePage(
  number: number,
  page: OpenPage,
  engine: Engine,
  signal: AbortSignal,
): Promise<ReadPage> {
  const shown = grayOf(await page.draw(page.isImage ? photoSide : scanSide));
  const prepared = await preparePage(shown, (picture) => engine.detectTurn(picture));
  signal.throwIfAborted();
  const { width, height } = page;
  const barcodes = await barcodesOf(number, prepared);
  const recognised = await engine.recognise(prepared.picture, signal);
  const words = recognised.map((word) => ({ ...word, box: toShown(prepared, word.box) }));
  const reading: PageReading = {
    page: number,
    width,
    height,
    source: 'ocr',
    words: words.filter(({ box }) => box.width > 0 && box.height > 0),
    turned: prepared.turned,
    ...(prepared.isAsShown ? {} : { sheet: prepared.sheet }),
    quality: assessQuality(recognised as readonly Word[], inkOf(prepared)),
  };
  return { reading, barcodes, prepare: () => Promise.resolve(prepared) };
}

/** A page that was read before, for closer looks: its picture is prepared once more, the same way. */
export function reopenPage(reading: PageReading, page: OpenPage): ReadPage {
  const prepare = once(async () => {
    if (reading.source === 'text-layer') return asShown(grayOf(await page.draw(vectorSide)));
    const shown = grayOf(await page.draw(page.isImage ? photoSide : scanSide));
    return await preparePage(shown, () => Promise.resolve(reading.turned));
  });
  return { reading, barcodes: [], prepare };
}

/** From the prepared picture to the page as it is shown. */
export function toShown({ sheet, isAsShown }: PreparedPage, box: Box): Box {
  return isAsShown ? box : boxOf(sheetToPage(sheet, spanOf(box)));
}

/** From the page as it is shown to the prepared picture. */
export function toPrepared({ sheet, isAsShown }: PreparedPage, box: Box): Box {
  return isAsShown ? box : boxOf(pageToSheet(sheet, box));
}

async function barcodesOf(page: number, prepared: PreparedPage): Promise<readonly Barcode[]> {
  const found = await findBarcodes(prepared.picture);
  return found.map((barcode) => ({ ...barcode, page, box: toShown(prepared, barcode.box) }));
}

/** Share of dark pixels. */
function inkOf({ picture: { data } }: PreparedPage): number {
  let dark = 0;
  for (const value of data) if (value < 128) dark += 1;
  return dark / data.length;
}

function asShown(picture: PreparedPage['picture']): PreparedPage {
  const corners: PreparedPage['sheet']['corners'] = [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 0, y: 1 },
  ];
  return {
    picture,
    turned: 0,
    sheet: { corners, width: picture.width, height: picture.height },
    isAsShown: true,
  };
}

function turnedSheet(turned: 90 | 180 | 270, page: OpenPage): PreparedPage['sheet'] {
  const corners = [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 0, y: 1 },
  ];
  const first = (4 - turned / 90) % 4;
  const at = (step: number) => corners[(first + step) % 4] ?? { x: 0, y: 0 };
  const isLying = turned !== 180;
  return {
    corners: [at(0), at(1), at(2), at(3)],
    width: isLying ? page.height : page.width,
    height: isLying ? page.width : page.height,
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
