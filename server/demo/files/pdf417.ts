import { createRequire } from 'node:module';
import type { Area, Surface } from './surface.ts';

// The package's typings know only the encoders for pictures; this one gives the modules themselves.
const { raw } = createRequire(import.meta.url)('bwip-js/node') as {
  raw: (
    options: Readonly<Record<string, string | number>>,
  ) => readonly [{ pixs: number[]; pixx: number; pixy: number }];
};

/** Rows of a module are this many modules high, ISO/IEC 15438 asks for three at least. */
const rowHeight = 3;

/** Draws a PDF417 that readers can decode, black on the paper, as large as fits into the area. */
export function drawPdf417(surface: Surface, area: Area, text: string, columns = 6): Area {
  const [{ pixs, pixx, pixy }] = raw({ bcid: 'pdf417', text, columns, rowmult: 1 });
  const module = Math.min(area.width / pixx, area.height / (pixy * rowHeight));
  for (let row = 0; row < pixy; row += 1) {
    for (let column = 0; column < pixx; column += 1) {
      const start = column;
      while (column < pixx && pixs[row * pixx + column] === 1) column += 1;
      if (column === start) continue;
      surface.rectangle(
        {
          x: area.x + start * module,
          y: area.y + row * rowHeight * module,
          width: (column - start) * module,
          height: rowHeight * module,
        },
        { fill: '#111111' },
      );
    }
  }
  return { x: area.x, y: area.y, width: pixx * module, height: pixy * rowHeight * module };
}
