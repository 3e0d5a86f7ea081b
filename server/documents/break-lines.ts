/** No line holds more characters: what is left of a very long word is not measured again with each of its lines. */
const MOST_IN_A_LINE = 400;

/**
 * Breaks a text into lines not wider than `width`. Breaks at blanks and after hyphens and slashes; a word that is
 * wider than a line is cut. `measure` answers the width of a text in the same unit as `width`.
 */
export function breakLines(text: string, width: number, measure: (text: string) => number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => breakParagraph(paragraph, width, measure));
}

function breakParagraph(paragraph: string, width: number, measure: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let lineWidth = 0; // summed piece by piece: measuring the growing line again would be quadratic
  for (const piece of paragraph.match(/[^\s/-]*[/-]+|[^\s/-]+|\s+/g) ?? []) {
    const blank = piece.trim() === '';
    if (blank || lineWidth + measure(piece) <= width) {
      line += piece;
      lineWidth += measure(piece);
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = piece;
    while (line.length > MOST_IN_A_LINE || measure(line) > width) {
      const head = longestFittingHead(line, width, measure);
      lines.push(head);
      line = line.slice(head.length);
    }
    lineWidth = measure(line);
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** At least one character, never half of a surrogate pair. Bisects. */
function longestFittingHead(word: string, width: number, measure: (text: string) => number): string {
  const characters = Array.from(word.slice(0, MOST_IN_A_LINE));
  let low = 1;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(characters.slice(0, middle).join('')) <= width) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, low).join('');
}
