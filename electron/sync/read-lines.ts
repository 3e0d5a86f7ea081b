/** The text lines of an answer as they arrive, without their ends; empty lines are left out. Rejects when it is cut. */
export async function* readLines(response: Response): AsyncGenerator<string> {
  if (response.body === null) return;
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield line;
  }
  if (rest !== '') yield rest;
}
