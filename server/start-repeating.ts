/**
 * Does something now and every so often, one round after the other. What goes wrong is told, and the next round comes all
 * the same. `stop` ends after what is running.
 */
export function startRepeating(
  round: () => Promise<unknown>,
  everyMs: number,
  onDefect: (defect: unknown) => void,
): { readonly stop: () => Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const run = () => {
    running = running.then(round).catch(onDefect);
  };
  const timer = setInterval(run, everyMs);
  timer.unref();
  run();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
