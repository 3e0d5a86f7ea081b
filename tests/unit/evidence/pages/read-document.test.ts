import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../electron/evidence/read-document.ts';
import { contentHash } from '../../../../shared/base/ids.ts';
import type { Corners, Point } from '../../../../shared/domain/evidence/homography.ts';
import { documentReadingSchema, type PageReading } from '../../../../shared/domain/evidence/reading.ts';
import { drawSheet, photographSheet, squares, squaresOn } from './draw-sheet.ts';
import { asStored, jpegWithOrientation, makePdf, makeTiff } from './make-files.ts';
import { smallHeic } from './small-heic.ts';
import { createSquareReader } from './square-reader.ts';

const hash = contentHash.parse('ab'.repeat(32));
const read = (bytes: Uint8Array, mediaType: string, ocr = createSquareReader()) =>
  readDocument({ bytes, mediaType, contentHash: hash }, { ocr });

const middlesOf = (page: PageReading | undefined): Point[] =>
  (page?.words ?? []).map(({ box }) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 }));

/** How far the farthest square was found from where it lies, in parts of the page; infinite where one is missing. */
function farthest(found: readonly Point[], expected: readonly Point[]): number {
  const distances = expected.map(({ x, y }) => Math.min(...found.map((point) => Math.hypot(point.x - x, point.y - y))));
  return found.length === expected.length ? Math.max(...distances) : Number.POSITIVE_INFINITY;
}

const jpeg = (canvas: Canvas) => new Uint8Array(canvas.toBuffer('image/jpeg', 92));
const png = (canvas: Canvas) => new Uint8Array(canvas.toBuffer('image/png'));

describe('places on pictures', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'are those of the picture as it is shown, EXIF orientation %i',
    async (orientation) => {
      const stored = asStored(drawSheet(), orientation);
      const reading = await read(jpegWithOrientation(stored, orientation), 'image/jpeg');

      expect(reading.problem).toBeNull();
      expect(reading.pages).toMatchObject([{ source: 'ocr', width: 500, height: 707, turned: 0 }]);
      expect(farthest(middlesOf(reading.pages[0]), squares)).toBeLessThan(0.003);
    },
  );

  const tilted: Corners = [
    { x: 0.12, y: 0.08 },
    { x: 0.88, y: 0.12 },
    { x: 0.93, y: 0.92 },
    { x: 0.06, y: 0.88 },
  ];

  it('come back through perspective and shadow', async () => {
    const reading = await read(jpeg(photographSheet(drawSheet(), tilted)), 'image/jpeg');

    expect(farthest(middlesOf(reading.pages[0]), squaresOn(tilted))).toBeLessThan(0.004);
    const corners = reading.pages[0]?.sheet?.corners ?? [];
    for (const [index, corner] of corners.entries()) {
      expect(Math.hypot(corner.x - (tilted[index]?.x ?? 0), corner.y - (tilted[index]?.y ?? 0))).toBeLessThan(0.006);
    }
  });

  it.each([90, 180, 270] as const)('come back from a photo that had to be turned by %i degrees', async (turn) => {
    const [a, b, c, d] = tilted;
    // what has to be turned clockwise lies turned the other way: its upper left corner is then the picture's lower left one
    const lying: Record<typeof turn, Corners> = { 90: [d, a, b, c], 180: [c, d, a, b], 270: [b, c, d, a] };
    const corners = lying[turn];
    const photo = photographSheet(drawSheet(), corners, turn === 180 ? undefined : { width: 960, height: 720 });
    const reading = await read(jpeg(photo), 'image/jpeg', createSquareReader(turn));

    expect(reading.pages[0]?.turned).toBe(turn);
    expect(farthest(middlesOf(reading.pages[0]), squaresOn(corners))).toBeLessThan(0.004);
  });

  it.each([-4, -1.5, 2, 5])('come back from a scan that lies askew by %d degrees', async (degrees) => {
    const sheet = drawSheet();
    const scan = createCanvas(sheet.width, sheet.height);
    const context = scan.getContext('2d');
    context.fillStyle = '#f4f2ec';
    context.fillRect(0, 0, scan.width, scan.height);
    context.translate(scan.width / 2, scan.height / 2);
    context.rotate((degrees * Math.PI) / 180);
    context.drawImage(sheet, -sheet.width / 2, -sheet.height / 2);
    const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
    const lie = squares.map(({ x, y }) => {
      const [dx, dy] = [(x - 0.5) * sheet.width, (y - 0.5) * sheet.height];
      return { x: 0.5 + (dx * cos - dy * sin) / sheet.width, y: 0.5 + (dx * sin + dy * cos) / sheet.height };
    });
    const reading = await read(png(scan), 'image/png');

    expect(farthest(middlesOf(reading.pages[0]), lie)).toBeLessThan(0.004);
    const [left, right] = reading.pages[0]?.sheet?.corners ?? [];
    const tilt = Math.atan2(
      ((right?.y ?? 0) - (left?.y ?? 0)) * sheet.height,
      ((right?.x ?? 0) - (left?.x ?? 0)) * sheet.width,
    );
    expect((tilt * 180) / Math.PI).toBeCloseTo(degrees, 0);
  });

  it('of a page of a PDF follow its rotation', async () => {
    const picture = drawSheet().toBuffer('image/png');
    const bytes = await makePdf([
      (page) => {
        page.image(picture, 0, 0, { width: page.page.width, height: page.page.height });
        Object.assign(page.page.dictionary.data, { Rotate: 90 });
      },
    ]);
    const reading = await read(bytes, 'application/pdf', createSquareReader(270));

    const [page] = reading.pages;
    expect((page?.width ?? 0) > (page?.height ?? 0)).toBe(true);
    const turned = squares.map(({ x, y }) => ({ x: 1 - y, y: x }));
    expect(farthest(middlesOf(page), turned)).toBeLessThan(0.004);
  });
});

describe('kinds of files', () => {
  it('reads all pages of a TIFF, each turned as it says', async () => {
    const lying = asStored(drawSheet(), 6);
    const bytes = makeTiff([
      { canvas: drawSheet() },
      { canvas: lying, orientation: 6 },
      { canvas: drawSheet(350, 495) },
    ]);
    const reading = await read(bytes, 'image/tiff');

    expect(reading.pageCount).toBe(3);
    expect(reading.pages.map(({ width }) => width)).toEqual([500, 500, 350]);
    for (const page of reading.pages) expect(farthest(middlesOf(page), squares)).toBeLessThan(0.006);
  });

  it('reads a photo as HEIC', async () => {
    const reading = await read(smallHeic, 'image/heic');
    expect(reading).toMatchObject({ problem: null, pageCount: 1, pages: [{ width: 64, height: 48, source: 'ocr' }] });
  });

  it('reads a WebP', async () => {
    const reading = await read(new Uint8Array(drawSheet().toBuffer('image/webp', 90)), 'image/webp');
    expect(farthest(middlesOf(reading.pages[0]), squares)).toBeLessThan(0.004);
  });
});

describe('pages of a PDF', () => {
  const scan = drawSheet().toBuffer('image/png');
  const writing = 'Arbeitsunfähig seit 03.11.2026 bis 17.11.2026, festgestellt am 04.11.2026 in Düren.';
  const fill = (page: PDFKit.PDFDocument) =>
    page.image(scan, 0, 0, { width: page.page.width, height: page.page.height });

  it('are taken from their text layer or recognised, each as it is', async () => {
    const bytes = await makePdf([(page) => page.fontSize(11).text(writing, 40, 60), fill]);
    const ocr = createSquareReader();
    const reading = await read(bytes, 'application/pdf', ocr);

    expect(reading.pages.map(({ source }) => source)).toEqual(['text-layer', 'ocr']);
    expect(reading.pages[0]?.words.map(({ text }) => text).join(' ')).toBe(writing);
    expect(reading.pages[0]?.words.every(({ confidence }) => confidence === 1)).toBe(true);
    expect(farthest(middlesOf(reading.pages[1]), squares)).toBeLessThan(0.003);
    expect(ocr.pages()).toBe(1);
  });

  it.each<[string, (page: PDFKit.PDFDocument) => void]>([
    [
      'a hidden layer lies over the scan',
      (page) => {
        fill(page);
        page.addContent('3 Tr').fontSize(11).text(writing, 40, 60);
      },
    ],
    [
      'the writing lies under the scan',
      (page) => {
        page.fontSize(11).text(writing, 40, 60);
        fill(page);
      },
    ],
    [
      'a portal only stamped the scan',
      (page) => {
        fill(page);
        page.fontSize(8).text('Eingang 24.11.2026 Seite 1 von 1', 40, 10);
      },
    ],
    [
      'the writing is white',
      (page) => {
        page.fillColor('#ffffff').fontSize(11).text(writing, 40, 60);
      },
    ],
  ])('are recognised where %s', async (_, draw) => {
    const reading = await read(await makePdf([draw]), 'application/pdf');
    expect(reading.pages[0]?.source).toBe('ocr');
  });

  it('keep their text layer where a letter only has a logo', async () => {
    const bytes = await makePdf([
      (page) => {
        page.image(scan, 300, 20, { width: 60 });
        page.fontSize(11).text(writing, 40, 160);
      },
    ]);
    expect((await read(bytes, 'application/pdf')).pages[0]?.source).toBe('text-layer');
  });

  it('keep their text layer where a heading is white on a coloured bar', async () => {
    const bytes = await makePdf([
      (page) => {
        page.fillColor('#6b5b1e').rect(30, 90, 360, 20).fill();
        page.fillColor('#ffffff').fontSize(11).text('Ausfertigung zum Verbleib beim Arzt', 40, 94);
        page.fillColor('#000000').text(writing, 40, 160);
      },
    ]);
    expect((await read(bytes, 'application/pdf')).pages[0]?.source).toBe('text-layer');
  });

  it('give words their places, digits of cells one by one and touching letters as one word', async () => {
    const bytes = await makePdf([
      (page) => {
        page.font('Helvetica').fontSize(10);
        for (const [index, digit] of [...'031126'].entries())
          page.text(digit, 100 + index * 14, 100, { lineBreak: false });
        let x = 100;
        for (const letter of 'Weiß') {
          page.text(letter, x, 200, { lineBreak: false });
          x += page.widthOfString(letter);
        }
      },
    ]);
    const [page] = (await read(bytes, 'application/pdf')).pages;

    expect(page?.words.map(({ text }) => text)).toEqual(['0', '3', '1', '1', '2', '6', 'Weiß']);
    const [first] = page?.words ?? [];
    expect((first?.box.left ?? 0) * (page?.width ?? 0)).toBeCloseTo(100, 0);
    expect(Math.abs((first?.box.top ?? 0) * (page?.height ?? 0) - 100)).toBeLessThan(3);
  });
});

describe('what cannot be read is said and never thrown', () => {
  const small = drawSheet(100, 140);
  const hugePng = png(small);
  new DataView(hugePng.buffer).setUint32(16, 30_000);
  new DataView(hugePng.buffer).setUint32(20, 30_000);
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

  it.each<[string, string, Uint8Array, string]>([
    ['nothing', 'application/pdf', new Uint8Array(), 'damaged'],
    ['an empty picture', 'image/jpeg', new Uint8Array(), 'damaged'],
    ['a PDF that is none', 'application/pdf', png(small), 'damaged'],
    ['a PDF without an end', 'application/pdf', bytes('%PDF-1.7\n1 0 obj\n<<'), 'damaged'],
    [
      'a PDF with a broken table',
      'application/pdf',
      bytes('%PDF-1.4\nxref\n0 999999999\ntrailer<</Root 1 0 R>>\n%%EOF'),
      'damaged',
    ],
    ['a PNG that is a JPEG', 'image/png', jpeg(small), 'damaged'],
    ['a cut JPEG', 'image/jpeg', jpeg(small).subarray(0, 30), 'damaged'],
    ['a PNG of 30,000 x 30,000 pixels', 'image/png', hugePng, 'too-large'],
    ['a TIFF that leads in a circle', 'image/tiff', bytes('II*\0\x08\0\0\0\0\0\x08\0\0\0'), 'damaged'],
    ['a cut HEIC', 'image/heic', smallHeic.subarray(0, 700), 'damaged'],
    ['a film', 'video/mp4', bytes('\0\0\0\x18ftypmp42'), 'unsupported-type'],
  ])('%s as %s', async (_, mediaType, file, problem) => {
    const reading = await read(file, mediaType);
    expect(reading).toMatchObject({ contentHash: hash, problem, pages: [] });
    expect(documentReadingSchema.safeParse(reading).success).toBe(true);
  });

  it('a PDF with a password', async () => {
    const locked = await makePdf([(page) => page.text('geheim')], { userPassword: 'geheim', ownerPassword: 'auch' });
    expect((await read(locked, 'application/pdf')).problem).toBe('password');
  });

  it('more pages than are read: the first ones are, and how many there are is known', async () => {
    const many = await makePdf(
      Array.from({ length: 5 }, () => (page: PDFKit.PDFDocument) => page.text('Seite mit Text')),
    );
    const reading = await readDocument(
      { bytes: many, mediaType: 'application/pdf', contentHash: hash },
      { ocr: createSquareReader(), limits: { pages: 3 } },
    );
    expect(reading).toMatchObject({ problem: 'too-large', pageCount: 5 });
    expect(reading.pages).toHaveLength(3);
  });

  it('more pictures than are recognised: the others are pages without words', async () => {
    const scans = makeTiff(Array.from({ length: 3 }, () => ({ canvas: drawSheet(100, 140) })));
    const ocr = createSquareReader();
    const reading = await readDocument(
      { bytes: scans, mediaType: 'image/tiff', contentHash: hash },
      { ocr, limits: { recognisedPages: 2 } },
    );
    expect(reading.problem).toBe('too-large');
    expect(reading.pages.map(({ source }) => source)).toEqual(['ocr', 'ocr', 'none']);
    expect(ocr.pages()).toBe(2);
  });

  it('more time than a document gets: what was read until then is kept', async () => {
    let clock = 0;
    const scans = makeTiff(Array.from({ length: 4 }, () => ({ canvas: drawSheet(100, 140) })));
    const reading = await readDocument(
      { bytes: scans, mediaType: 'image/tiff', contentHash: hash },
      { ocr: createSquareReader(), limits: { milliseconds: 25 }, now: () => (clock += 10) },
    );
    expect(reading.problem).toBe('took-too-long');
    expect(reading.pages.length).toBeLessThan(4);
  });

  it('and what is cancelled ends with the reason it was cancelled for', async () => {
    const stop = new AbortController();
    const reason = new Error('another document first');
    const scans = makeTiff(Array.from({ length: 4 }, () => ({ canvas: drawSheet(100, 140) })));
    const reading = readDocument(
      { bytes: scans, mediaType: 'image/tiff', contentHash: hash },
      { ocr: createSquareReader(), signal: stop.signal, onProgress: (done) => done === 2 && stop.abort(reason) },
    );
    await expect(reading).rejects.toBe(reason);
  });

  it('leaves the bytes of the original as they are', async () => {
    for (const [file, mediaType] of [
      [await makePdf([(page) => page.text('Text')]), 'application/pdf'],
      [makeTiff([{ canvas: small }]), 'image/tiff'],
      [jpeg(small), 'image/jpeg'],
    ] as const) {
      const before = file.slice();
      await read(file, mediaType);
      expect(file).toEqual(before);
    }
  });
});
