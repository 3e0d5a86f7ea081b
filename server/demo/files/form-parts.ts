import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import type { FontFamily } from '../../documents/font-files.ts';
import type { SeededRandom } from '../names/seeded-random.ts';
import { textLines } from './measure-text.ts';
import type { Area, Point, Stroke, Surface } from './surface.ts';

/** The look of a printed form: what the printing house put on it, and what the practice's printer put in. */
export interface FormLook {
  readonly paper: string;
  readonly lines: Stroke;
  readonly label: string;
  readonly ink: string;
  readonly typed: FontFamily;
}

/** `23.11.26`, the way forms with comb cells and health cards print a day. */
export function twoDigitYear(day: CalendarDate): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(2, 4)}`;
}

export function label(surface: Surface, look: FormLook, text: string, at: Point, size = 5.4, width = 400): void {
  const style = { family: 'arimo', weight: 400, size, color: look.label } as const;
  for (const [index, line] of textLines(text, style, width).entries()) {
    surface.text(line, at.x, at.y + index * size * 1.2, style);
  }
}

export function typed(surface: Surface, look: FormLook, text: string, at: Point, size = 9.2): void {
  surface.text(text, at.x, at.y, { family: look.typed, weight: 400, size, color: look.ink });
}

export function field(surface: Surface, look: FormLook, area: Area, name: string, value: string): void {
  surface.rectangle(area, { stroke: look.lines });
  label(surface, look, name, { x: area.x + 4, y: area.y + 7 });
  typed(surface, look, value, { x: area.x + 5, y: area.y + 20 });
}

export function checkbox(
  surface: Surface,
  look: FormLook,
  at: Point,
  checked: boolean,
  name: string,
  size = 7.4,
): void {
  const side = 8;
  surface.rectangle(
    { x: at.x, y: at.y - side + 1, width: side, height: side },
    { stroke: { ...look.lines, width: 0.9 } },
  );
  if (checked) typed(surface, look, 'X', { x: at.x + 1.3, y: at.y + 0.1 }, 9.5);
  surface.text(name, at.x + side + 5, at.y, { family: 'arimo', weight: 400, size, color: look.label });
}

/** Six cells for TTMMJJ with printed points between the pairs; empty cells when there is no day. */
export function combDate(surface: Surface, look: FormLook, at: Point, day: CalendarDate | null): void {
  const cell = { width: 13, height: 15 };
  const digits = day === null ? '' : `${day.slice(8, 10)}${day.slice(5, 7)}${day.slice(2, 4)}`;
  for (let index = 0; index < 6; index += 1) {
    const x = at.x + index * cell.width + Math.floor(index / 2) * 6;
    surface.rectangle({ x, y: at.y, ...cell }, { fill: '#ffffff', stroke: { ...look.lines, width: 0.7 } });
    const digit = digits[index];
    if (digit !== undefined) typed(surface, look, digit, { x: x + 3.4, y: at.y + 11.4 }, 10.5);
    if (index === 1 || index === 3) {
      surface.text('.', x + cell.width + 1.6, at.y + 11.4, {
        family: 'arimo',
        weight: 700,
        size: 9,
        color: look.label,
      });
    }
  }
}

/** A scrawl nobody can read and nobody owns. */
export function signature(surface: Surface, random: SeededRandom, at: Point, width: number, color = '#1c2f7a'): void {
  const points: Point[] = [];
  const strokes = random.between(9, 14);
  for (let index = 0; index <= strokes; index += 1) {
    const swing = (index % 2 === 0 ? -1 : 1) * (4 + random.next() * 9) * (1 - index / (strokes * 1.4));
    points.push({ x: at.x + (index / strokes) * width + random.next() * 5 - 2, y: at.y + swing });
  }
  surface.curve(points, { width: 1.1, color });
  const under = at.y + 6 + random.next() * 3;
  surface.curve(
    [
      { x: at.x - 4, y: under },
      { x: at.x + width / 2, y: under - 4 },
      { x: at.x + width + 8, y: under - 1 },
    ],
    {
      width: 0.9,
      color,
    },
  );
}
