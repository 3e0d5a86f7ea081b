import { createCanvas } from '@napi-rs/canvas';
import type { SeededRandom } from '../names/seeded-random.ts';
import { drawPage, renderPicture } from './canvas-target.ts';
import type { PageModel, Surface } from './surface.ts';

const phone = { width: 1080, height: 2160 } as const;
/** The frame is drawn in points of a third of a pixel, as phones of this size count. */
const density = 3;

/** What a person sends who photographs the screen of their insurer's app: status bar, title, the certificate. */
export function screenshotPage(page: PageModel, appTitle: string, random: SeededRandom): Uint8Array {
  const canvas = createCanvas(phone.width, phone.height);
  const context = canvas.getContext('2d');
  const clock = `${String(random.between(7, 21)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}`;
  const battery = random.between(11, 97);
  drawPage(
    context,
    {
      width: phone.width / density,
      height: phone.height / density,
      paper: '#e9ebf0',
      draw: (surface) => drawApp(surface, appTitle, clock, battery),
    },
    density,
  );
  // Drawn larger and scaled down, because small letters drawn at once get uneven.
  const sheet = renderPicture(page, 300);
  const width = phone.width - 48;
  context.imageSmoothingQuality = 'high';
  context.drawImage(sheet, 24, 330, width, (width * page.height) / page.width);
  return new Uint8Array(canvas.toBuffer('image/png'));
}

function drawApp(surface: Surface, appTitle: string, clock: string, battery: number): void {
  const width = phone.width / density;
  const height = phone.height / density;
  surface.rectangle({ x: 0, y: 0, width, height: 94 }, { fill: '#17406d' });
  surface.text(clock, 16, 18, { family: 'arimo', weight: 700, size: 11, color: '#ffffff' });
  surface.text(`${battery} %`, width - 44, 18, { family: 'arimo', weight: 400, size: 11, color: '#ffffff' });
  surface.text('‹', 16, 66, { family: 'arimo', weight: 400, size: 26, color: '#ffffff' });
  surface.text(appTitle, 36, 63, { family: 'arimo', weight: 700, size: 15, color: '#ffffff' });
  surface.text('Meine Krankmeldungen', 36, 80, { family: 'arimo', weight: 400, size: 11, color: '#d5e2f0' });
  surface.rectangle({ x: 16, y: height - 92, width: width - 32, height: 42 }, { fill: '#17406d' });
  surface.text('Als Datei speichern', width / 2 - 50, height - 67, {
    family: 'arimo',
    weight: 700,
    size: 12,
    color: '#ffffff',
  });
}
