/**
 * Gives a function that runs steps strictly one after another, in the order in which they were asked for. A step that
 * fails is told to whoever asked for it, and does not keep the next one from running.
 */
export function oneAfterAnother(): <Value>(step: () => Promise<Value>) => Promise<Value> {
  let tail: Promise<unknown> = Promise.resolve();
  return (step) => {
    const result = tail.then(step);
    tail = result.catch(() => undefined);
    return result;
  };
}
