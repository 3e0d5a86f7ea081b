import type { GrayPicture } from './gray-picture.ts';

/** Grey of the paper and of the darkest writing. */
export function contrastOf(picture: GrayPicture): { readonly paper: number; readonly ink: number } {
  const counts = new Uint32Array(256);
  for (const grey of picture.data) counts[grey] = (counts[grey] ?? 0) + 1;
  const at = (share: number) => {
    let left = picture.data.length * share;
    for (let grey = 0; grey < 256; grey += 1) {
      left -= counts[grey] ?? 0;
      if (left < 0) return grey;
    }
    return 255;
  };
  return { paper: at(0.75), ink: at(0.015) };
}
