/** Widths of Helvetica in thousandths of the size (Adobe font metrics): near enough to place words within a run. */
const groups: readonly (readonly [string, number])[] = [
  ["ijl'|", 222],
  [' .,:;!/fIt\\[]', 278],
  ['r()-"`', 333],
  ['*', 389],
  ['ckJsvxyz', 500],
  ['0123456789abdeghnopqu_?#$LßäöüÄ', 556],
  ['+<>=~', 584],
  ['FTZ', 611],
  ['ABEKPSVXY&', 667],
  ['CDHNRUwÜ', 722],
  ['GOQÖ', 778],
  ['mM', 833],
  ['W%', 944],
];
const widths = new Map(groups.flatMap(([characters, width]) => [...characters].map((one) => [one, width] as const)));
const usual = 556;

/** In thousandths of the size. */
export function widthOfText(text: string): number {
  let sum = 0;
  for (const character of text) sum += widths.get(character) ?? usual;
  return sum;
}
