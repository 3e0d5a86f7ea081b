/**
 * The program's icon, drawn from figures: a rounded tile in the colour of KERN's actions with two ticks, one for each click.
 * Pure: the same size gives the same bytes on every machine.
 */

/** Rows from top to bottom, four bytes a pixel: red, green, blue, opacity. */
export interface Picture {
  readonly size: number;
  readonly pixels: Uint8Array;
}

type Point = readonly [x: number, y: number];
type Colour = readonly [red: number, green: number, blue: number];

/** Lengths are shares of the icon's edge. */
const TILE = { margin: 0.04, radius: 0.2, colour: [0x17, 0x43, 0xa8] } as const;
const STROKE = 0.095;
/** The second tick behind and paler, the first in front. */
const TICKS: readonly { readonly colour: Colour; readonly points: readonly [Point, Point, Point] }[] = [
  {
    colour: [0x9d, 0xbf, 0xf5],
    points: [
      [0.42, 0.53],
      [0.54, 0.65],
      [0.82, 0.33],
    ],
  },
  {
    colour: [0xff, 0xff, 0xff],
    points: [
      [0.18, 0.53],
      [0.32, 0.67],
      [0.6, 0.35],
    ],
  },
];
/** Samples a pixel in each direction, for smooth edges. */
const SAMPLES = 4;

export function drawIcon(size: number): Picture {
  const pixels = new Uint8Array(size * size * 4);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) pixels.set(pixelAt(column, row, size), (row * size + column) * 4);
  }
  return { size, pixels };
}

function pixelAt(column: number, row: number, size: number): readonly number[] {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
    const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
    const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
    const colour = colourAt([x, y]);
    if (colour === null) continue;
    covered++;
    colour.forEach((part, index) => {
      sum[index] = (sum[index] ?? 0) + part;
    });
  }
  const parts = sum.map((part) => (covered === 0 ? 0 : Math.round(part / covered)));
  return [...parts, Math.round((covered / (SAMPLES * SAMPLES)) * 255)];
}

function colourAt(point: Point): Colour | null {
  if (distanceToTile(point) > 0) return null;
  const tick = TICKS.findLast(({ points: [start, knee, end] }) => {
    return Math.min(distanceToLine(point, start, knee), distanceToLine(point, knee, end)) < STROKE / 2;
  });
  return tick?.colour ?? TILE.colour;
}

/** Negative inside. */
function distanceToTile([x, y]: Point): number {
  const half = 0.5 - TILE.margin - TILE.radius;
  const outsideX = Math.max(Math.abs(x - 0.5) - half, 0);
  const outsideY = Math.max(Math.abs(y - 0.5) - half, 0);
  return distance(outsideX, outsideY) - TILE.radius;
}

function distanceToLine([x, y]: Point, [startX, startY]: Point, [endX, endY]: Point): number {
  const [alongX, alongY] = [endX - startX, endY - startY];
  const share = ((x - startX) * alongX + (y - startY) * alongY) / (alongX ** 2 + alongY ** 2);
  const nearest = Math.min(1, Math.max(0, share));
  return distance(x - startX - nearest * alongX, y - startY - nearest * alongY);
}

/** `Math.hypot` guards against overflow and is ten times slower; there are millions of samples. */
function distance(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
