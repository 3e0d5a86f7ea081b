import { createCanvas } from '@napi-rs/canvas';
import type { SeededRandom } from '../names/seeded-random.ts';
import { drawPage, renderPicture } from './canvas-target.ts';
import { createGrain } from './grain.ts';
import type { ScannedPage } from './pdf-target.ts';
import { a4, type PageModel, type Point } from './surface.ts';

const pointsPerInch = 72;

/** A clean picture of the page: what an office scanner or "print to image" makes. `quality` is the JPEG quality. */
export function scanClean(page: PageModel, dpi: number, quality = 82): ScannedPage {
  return { jpeg: renderPicture(page, dpi).toBuffer('image/jpeg', quality), width: page.width, height: page.height };
}

export interface SkewWishes {
  readonly dpi: number;
  /** Degrees; drawn by chance between 1 and 3 to either side when absent. */
  readonly angle?: number;
  /** Standard deviation of the grain in grey levels of 255. */
  readonly grain: number;
  /** Upper left corner of the sheet before it is turned around its middle, in points; drawn by chance when absent. */
  readonly at?: Point;
}

/** A sheet laid askew on the glass of a home scanner (A4): turned, grainy, with a shadow at its edges and dust. */
export function scanSkewed(page: PageModel, random: SeededRandom, wishes: SkewWishes): ScannedPage {
  const scale = wishes.dpi / pointsPerInch;
  const canvas = createCanvas(Math.round(a4.width * scale), Math.round(a4.height * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = '#f1f1ee';
  context.fillRect(0, 0, canvas.width, canvas.height);

  const angle = wishes.angle ?? (random.chance(0.5) ? 1 : -1) * (1 + random.next() * 2);
  const room = { x: Math.max(0, a4.width - page.width), y: Math.max(0, a4.height - page.height) };
  const drawn = { x: room.x * (0.3 + random.next() * 0.3), y: room.y * (0.1 + random.next() * 0.25) };
  const { x, y } = wishes.at ?? drawn;
  context.translate((x + page.width / 2) * scale, (y + page.height / 2) * scale);
  context.rotate((angle * Math.PI) / 180);
  context.translate((-page.width / 2) * scale, (-page.height / 2) * scale);
  context.shadowColor = 'rgba(40, 40, 50, 0.45)';
  context.shadowBlur = 6 * scale;
  context.shadowOffsetX = 1.5 * scale;
  context.fillStyle = page.paper;
  context.fillRect(0, 0, page.width * scale, page.height * scale);
  context.shadowColor = 'transparent';
  drawPage(context, page, scale);
  context.resetTransform();

  const picture = context.getImageData(0, 0, canvas.width, canvas.height);
  const grain = createGrain(random, wishes.grain);
  const { data } = picture;
  for (let index = 0; index < data.length; index += 4) {
    const add = grain();
    data[index] = (data[index] ?? 0) * 0.97 + add;
    data[index + 1] = (data[index + 1] ?? 0) * 0.97 + add;
    data[index + 2] = (data[index + 2] ?? 0) * 0.96 + add;
  }
  context.putImageData(picture, 0, 0);
  context.fillStyle = 'rgba(60, 60, 60, 0.5)';
  for (let speck = 0; speck < 40; speck += 1) {
    const size = (0.3 + random.next() * 0.5) * scale;
    context.fillRect(random.next() * canvas.width, random.next() * canvas.height, size, size);
  }
  return { jpeg: canvas.toBuffer('image/jpeg', 72), width: a4.width, height: a4.height };
}
