import { boxOf } from '../../../shared/domain/evidence/box.ts';
import type { Barcode } from '../../../shared/domain/evidence/reading.ts';
import type { GrayPicture } from '../ocr/gray-picture.ts';
import { canvasOf } from './gray-of.ts';
import { loadBarcodeReader } from './outside-packages.ts';

/** More of them stand on no form. */
const mostBarcodes = 8;

/**
 * Barcodes of a page, with boxes in parts of the picture. Of what they say only the first three fields are kept: behind
 * them the barcode of Muster 1 holds the diagnosis (DOMAIN 1.2), and nobody here may know it.
 */
export async function findBarcodes(picture: GrayPicture): Promise<readonly Omit<Barcode, 'page'>[]> {
  const { readBarcodes } = await loadBarcodeReader();
  const { width, height } = picture;
  const { data } = canvasOf(picture).getContext('2d').getImageData(0, 0, width, height);
  const found = await readBarcodes({ data, width, height, colorSpace: 'srgb' } as ImageData, {
    formats: ['PDF417', 'DataMatrix', 'QRCode'],
    tryHarder: true,
    tryInvert: false,
    maxNumberOfSymbols: mostBarcodes,
  });
  return found
    .filter(({ isValid }) => isValid)
    .map(({ format, position, text }) => {
      const points = [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft];
      const [xs, ys] = [points.map(({ x }) => x / width), points.map(({ y }) => y / height)];
      return {
        box: boxOf({ left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }),
        format: String(format).slice(0, 30),
        firstFields: firstFields(text),
      };
    });
}

/** Only fields that are closed by a tab, or the whole of one that has none and is short. */
function firstFields(text: string): string[] {
  const fields = text.split('\t');
  return fields.length < 3 ? [] : fields.slice(0, 3).map((field) => field.slice(0, 20));
}
