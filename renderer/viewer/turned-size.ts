import type { Size } from './view-types.ts';

/** The smallest upright frame that holds a page turned by any angle (degrees), as the working copy is made. Pure. */
export function turnedSize({ width, height }: Size, angle: number): Size {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(radians)), Math.abs(Math.sin(radians))];
  return { width: width * cos + height * sin, height: width * sin + height * cos };
}
