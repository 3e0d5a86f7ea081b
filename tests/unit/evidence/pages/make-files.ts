import { type Canvas, createCanvas } from '@napi-rs/canvas';
import PDFDocument from 'pdfkit';

/** A JPEG with an EXIF orientation (Exif 2.3, 4.6.4), 1 to 8. */
export function jpegWithOrientation(canvas: Canvas, orientation: number): Uint8Array {
  const jpeg = canvas.toBuffer('image/jpeg', 95);
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, content.length + 2]);
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]));
}

/** How a camera stores what is to be shown as `canvas` with an orientation: the inverse of turning it for the viewer. */
export function asStored(canvas: Canvas, orientation: number): Canvas {
  const inverse: Readonly<Record<number, readonly [number, number, number, number]>> = {
    2: [-1, 0, 0, 1],
    3: [-1, 0, 0, -1],
    4: [1, 0, 0, -1],
    5: [0, 1, 1, 0],
    6: [0, -1, 1, 0],
    7: [0, -1, -1, 0],
    8: [0, 1, -1, 0],
  };
  const matrix = inverse[orientation];
  if (matrix === undefined) return canvas;
  const isLying = orientation >= 5;
  const stored = createCanvas(isLying ? canvas.height : canvas.width, isLying ? canvas.width : canvas.height);
  const context = stored.getContext('2d');
  context.translate(stored.width / 2, stored.height / 2);
  context.transform(...matrix, 0, 0);
  context.drawImage(canvas, -canvas.width / 2, -canvas.height / 2);
  return stored;
}

/** A TIFF of uncompressed grey pages. */
export function makeTiff(pages: readonly { readonly canvas: Canvas; readonly orientation?: number }[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('49492a0008000000', 'hex')];
  let at = 8;
  for (const [index, { canvas, orientation = 1 }] of pages.entries()) {
    const { width, height } = canvas;
    const rgba = canvas.getContext('2d').getImageData(0, 0, width, height).data;
    const pixels = Buffer.alloc(width * height + ((width * height) % 2));
    for (let pixel = 0; pixel < width * height; pixel += 1) pixels[pixel] = rgba[pixel * 4] ?? 0;
    const entries: readonly (readonly [number, number])[] = [
      [256, width],
      [257, height],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, at + 2 + 10 * 12 + 4],
      [274, orientation],
      [277, 1],
      [278, height],
      [279, width * height],
    ];
    const directory = Buffer.alloc(2 + entries.length * 12 + 4);
    directory.writeUInt16LE(entries.length, 0);
    for (const [entry, [tag, value]] of entries.entries()) {
      directory.writeUInt16LE(tag, 2 + entry * 12);
      directory.writeUInt16LE(4, 4 + entry * 12);
      directory.writeUInt32LE(1, 6 + entry * 12);
      directory.writeUInt32LE(value, 10 + entry * 12);
    }
    at += directory.length + pixels.length;
    directory.writeUInt32LE(index === pages.length - 1 ? 0 : at, directory.length - 4);
    parts.push(directory, pixels);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** A PDF of A5 pages, each drawn by one function. */
export function makePdf(
  draws: readonly ((page: PDFKit.PDFDocument) => void)[],
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const document = new PDFDocument({ autoFirstPage: false, ...options });
  const parts: Uint8Array[] = [];
  return new Promise((resolve) => {
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    for (const draw of draws) {
      document.addPage({ size: 'A5', margin: 0 });
      draw(document);
    }
    document.end();
  });
}
