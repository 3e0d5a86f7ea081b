import type { WritingLine } from './find-lines.ts';
import { type GrayPicture, type QuarterTurn, turnPicture } from './gray-picture.ts';
import type { PpOcr } from './pp-ocr.ts';

const sizeForTurn = 1088;
const linesToRead = 8;
/** So much more sureness one way than the other, summed over at least two lines, is enough to stop reading. */
const clearFrom = 0.7;

/**
 * How a picture must be turned clockwise so that its writing stands upright: long lines tell whether it lies, and how
 * surely the longest ones can be read tells which way is up. 0 where nothing can be read.
 */
export async function detectTurn(picture: GrayPicture, ppOcr: PpOcr): Promise<QuarterTurn> {
  const asIs = await ppOcr.findLines(picture, sizeForTurn);
  const lying = asIs.filter(({ width, height }) => height > width * 1.5).length;
  const upright = asIs.filter(({ width, height }) => width > height * 1.5).length;
  const isLying = lying > upright;
  const base = isLying ? turnPicture(picture, 90) : picture;
  const lines = isLying ? await ppOcr.findLines(base, sizeForTurn) : asIs;
  const longest = lines
    .filter(({ width, height }) => width > height * 2)
    .sort((one, other) => other.width / other.height - one.width / one.height)
    .slice(0, linesToRead);
  const { width, height } = base;
  const over = turnPicture(base, 180);
  let advantage = 0;
  for (const [index, line] of longest.entries()) {
    if (index >= 2 && Math.abs(advantage) > clearFrom) break;
    const turned: WritingLine = { ...line, x: width - line.x, y: height - line.y };
    advantage += (await sureness(ppOcr, base, line)) - (await sureness(ppOcr, over, turned));
  }
  if (isLying) return advantage >= 0 ? 90 : 270;
  return advantage >= 0 ? 0 : 180;
}

async function sureness(ppOcr: PpOcr, picture: GrayPicture, line: WritingLine): Promise<number> {
  const characters = await ppOcr.readLine(picture, line);
  if (characters.length === 0) return 0;
  return characters.reduce((sum, { confidence }) => sum + confidence, 0) / characters.length;
}
