import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../../electron/evidence/pages/open-document.ts';
import { toShown } from '../../../../electron/evidence/pages/to-shown.ts';
import { shownAs } from '../../../../shared/domain/submission.ts';
import { drawSheet } from './draw-sheet.ts';
import { asStored, makePdf, makeTiff } from './make-files.ts';
import { smallHeic } from './small-heic.ts';

/** Pages of what is shown, as pictures. */
async function pagesOf(bytes: Uint8Array, mediaType: string) {
  const opened = await openDocument(bytes, mediaType);
  if (!opened.ok) throw new Error(opened.failure);
  const pages = [];
  for (let number = 1; number <= opened.value.pageCount; number += 1) {
    const page = await opened.value.openPage(number);
    pages.push({ ratio: page.width / page.height, canvas: await page.draw(700) });
  }
  await opened.value.close();
  return pages;
}

describe('what the viewer gets', () => {
  it('of a HEIC photo is a JPEG of the same picture', async () => {
    const shown = await toShown(smallHeic, 'image/heic');
    if (!shown.ok) throw new Error(shown.failure);
    const [page] = await pagesOf(shown.value.bytes, 'image/jpeg');
    const context = page?.canvas.getContext('2d');

    expect(shown.value.mediaType).toBe(shownAs('image/heic'));
    expect([page?.canvas.width, page?.canvas.height]).toEqual([64, 48]);
    expect(context?.getImageData(16, 16, 1, 1).data[0]).toBeLessThan(60);
    expect(context?.getImageData(48, 32, 1, 1).data[0]).toBeGreaterThan(200);
  });

  it('of a TIFF is a PDF with its pages in order, each the right way up', async () => {
    const lying = { canvas: asStored(drawSheet(), 8), orientation: 8 };
    const shown = await toShown(makeTiff([lying, { canvas: drawSheet(400, 300) }]), 'image/tiff');
    if (!shown.ok) throw new Error(shown.failure);
    const pages = await pagesOf(shown.value.bytes, 'application/pdf');

    expect(shown.value.mediaType).toBe(shownAs('image/tiff'));
    expect(pages).toHaveLength(2);
    expect(pages[0]?.ratio).toBeCloseTo(500 / 707, 2);
    expect(pages[1]?.ratio).toBeCloseTo(400 / 300, 2);
  });

  it('of everything else is what was sent, byte for byte', async () => {
    const pdf = await makePdf([(page) => page.text('Text')]);
    expect(await toShown(pdf, 'application/pdf')).toEqual({
      ok: true,
      value: { bytes: pdf, mediaType: 'application/pdf' },
    });
  });

  it('of a broken file is a reason', async () => {
    expect(await toShown(smallHeic.subarray(0, 500), 'image/heic')).toEqual({ ok: false, failure: 'damaged' });
    expect(await toShown(new Uint8Array(), 'image/tiff')).toEqual({ ok: false, failure: 'damaged' });
  });
});
