import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { makeDerivative } from '../../../../electron/evidence/derivative/make-derivative.ts';
import type { PageSteps } from '../../../../shared/domain/evidence/derivative-steps.ts';
import type { ShownMediaType } from '../../../../shared/domain/submission.ts';

const none: PageSteps = { page: 1, rotation: 0, straighten: 0, crop: null, brightness: 0, contrast: 0, blacken: [] };

/** 200 x 100: the upper half red, the lower half blue, with a bright stripe in the middle of the red. */
function original(): Canvas {
  const canvas = createCanvas(200, 100);
  const context = canvas.getContext('2d');
  for (const [colour, top, height] of [
    ['#c00000', 0, 50],
    ['#0000c0', 50, 50],
    ['#ffffff', 20, 10],
  ] as const) {
    context.fillStyle = colour;
    context.fillRect(0, top, 200, height);
  }
  return canvas;
}

async function make(steps: Partial<PageSteps>, mediaType: ShownMediaType = 'image/png') {
  const pages = [{ ...none, ...steps }];
  const made = await makeDerivative(mediaType, { pages }, async (page) =>
    page === 1 ? { canvas: original(), scale: 2 } : undefined,
  );
  if (made === undefined) throw new Error('nothing was made');
  return made;
}

/** Red, green, blue at parts of the picture. */
async function colourAt(bytes: Uint8Array, left: number, top: number): Promise<readonly number[]> {
  const image = await loadImage(Buffer.from(bytes));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(Math.floor(left * image.width), Math.floor(top * image.height), 1, 1);
  return [...data.slice(0, 3)];
}

describe('a working copy of a picture', () => {
  it('is black where something was removed, a little beyond its edges, and nowhere else', async () => {
    const { bytes } = await make({ blacken: [{ left: 0.25, top: 0.2, width: 0.5, height: 0.1 }] });
    expect(await colourAt(bytes, 0.5, 0.25)).toEqual([0, 0, 0]);
    expect(await colourAt(bytes, 0.249, 0.25)).toEqual([0, 0, 0]);
    expect(await colourAt(bytes, 0.1, 0.25)).toEqual([255, 255, 255]);
    expect(await colourAt(bytes, 0.5, 0.4)).toEqual([192, 0, 0]);
  });

  it('stays black there however it is brightened, and when it is turned', async () => {
    const blacken = [{ left: 0.25, top: 0.2, width: 0.5, height: 0.1 }];
    const { bytes } = await make({ blacken, rotation: 90, brightness: 1, contrast: 1 });
    expect(await colourAt(bytes, 0.75, 0.5)).toEqual([0, 0, 0]);
  });

  it('is turned, straightened and cropped', async () => {
    const turned = await make({ rotation: 90 });
    expect(await colourAt(turned.bytes, 0.9, 0.5)).toEqual([192, 0, 0]);
    expect(await colourAt(turned.bytes, 0.1, 0.5)).toEqual([0, 0, 192]);
    const cropped = await make({ crop: { left: 0, top: 0.5, width: 1, height: 0.5 } });
    expect(await colourAt(cropped.bytes, 0.5, 0.1)).toEqual([0, 0, 192]);
    const straight = await make({ straighten: 5 });
    expect(await colourAt(straight.bytes, 0.001, 0.001)).toEqual([255, 255, 255]);
  });

  it.each(['image/jpeg', 'image/png', 'image/webp'] as const)(
    'stays %s, without anything about its maker',
    async (mediaType) => {
      const { bytes } = await make({ brightness: 0.2 }, mediaType);
      expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Exif|XMP|iCCP|Photoshop|http/);
    },
  );
});

describe('a working copy of a PDF', () => {
  it('consists of pictures: no text, no objects of the original, nothing about it', async () => {
    const { bytes } = await make({ blacken: [{ left: 0.25, top: 0.2, width: 0.5, height: 0.1 }] }, 'application/pdf');
    const text = Buffer.from(bytes).toString('latin1');
    expect(text).toMatch(/^%PDF-/);
    expect(text).toMatch(/\/MediaBox \[0 0 100 50\]/); // two pixels a point
    expect(text).not.toMatch(/\/Font\b|\/Metadata|\/EmbeddedFile|\/JavaScript|\/Annots/);
  });

  it('is the same every time', async () => {
    const [one, other] = [
      await make({ rotation: 180 }, 'application/pdf'),
      await make({ rotation: 180 }, 'application/pdf'),
    ];
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
  });

  it('has the pages that were chosen, in the order that was chosen, and no others', async () => {
    const asked: number[] = [];
    const pages = [3, 1].map((page) => ({ ...none, page }));
    const made = await makeDerivative('application/pdf', { pages }, async (page) => {
      asked.push(page);
      return { canvas: original(), scale: 1 };
    });
    expect(asked).toEqual([3, 1]);
    expect(made?.originalSizes).toHaveLength(2);
  });

  it('is not made of a page that the original does not have', async () => {
    const steps = { pages: [{ ...none, page: 7 }] };
    expect(await makeDerivative('application/pdf', steps, async () => undefined)).toBeUndefined();
  });
});
