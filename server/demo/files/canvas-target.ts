import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { fontFaces } from '../../documents/font-files.ts';
import type { TextStyle } from '../../documents/typesetter.ts';
import type { PageModel, Surface } from './surface.ts';

const pointsPerInch = 72;
const registered = new Set<string>();

/** A page as a picture, `dpi` pixels per inch. */
export function renderPicture(page: PageModel, dpi: number): Canvas {
  const scale = dpi / pointsPerInch;
  const canvas = createCanvas(Math.round(page.width * scale), Math.round(page.height * scale));
  drawPage(canvas.getContext('2d'), page, scale);
  return canvas;
}

/** Draws at the context's origin; the context comes back as it was. */
export function drawPage(context: SKRSContext2D, page: PageModel, scale: number): void {
  context.save();
  context.scale(scale, scale);
  context.fillStyle = page.paper;
  context.fillRect(0, 0, page.width, page.height);
  page.draw(surfaceOn(context));
  context.restore();
}

function surfaceOn(context: SKRSContext2D): Surface {
  return {
    text: (line, x, y, style) => {
      context.font = fontOf(style);
      context.fillStyle = style.color ?? '#000000';
      context.fillText(line, x, y);
    },
    line: (from, to, stroke) => {
      context.lineWidth = stroke.width;
      context.strokeStyle = stroke.color;
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.stroke();
    },
    rectangle: ({ x, y, width, height }, { fill, stroke }) => {
      if (fill !== undefined) {
        context.fillStyle = fill;
        context.fillRect(x, y, width, height);
      }
      if (stroke !== undefined) {
        context.lineWidth = stroke.width;
        context.strokeStyle = stroke.color;
        context.strokeRect(x, y, width, height);
      }
    },
    curve: (points, stroke) => {
      const [first, ...others] = points;
      if (first === undefined) return;
      context.lineWidth = stroke.width;
      context.strokeStyle = stroke.color;
      context.lineCap = 'round';
      context.beginPath();
      context.moveTo(first.x, first.y);
      for (const [index, point] of others.entries()) {
        const next = others[index + 1] ?? point;
        context.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2);
      }
      context.stroke();
    },
    picture: (picture, { x, y, width, height }) => {
      context.imageSmoothingQuality = 'high';
      context.drawImage(picture, x, y, width, height);
    },
  };
}

/** Names of our own, so that no font of the operating system can stand in. */
function fontOf(style: TextStyle): string {
  const names = fontFaces(style.family, style.weight).map((face) => {
    const name = `packaged-${face.name}`;
    if (!registered.has(name)) {
      GlobalFonts.register(Buffer.from(face.bytes), name);
      registered.add(name);
    }
    return `'${name}'`;
  });
  return `${style.size}px ${names.join(', ')}`;
}
