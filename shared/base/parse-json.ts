/** Undefined where the text is no JSON, such as a line that a power cut ended. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
