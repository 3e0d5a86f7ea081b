import { decideStartFailure } from './explain-start-failure.ts';

/** The person has been told why there is no start, and wants none now. */
export class StartGivenUp extends Error {
  override readonly name = 'StartGivenUp';
}

/**
 * Starts, and after each try that finds the disk full asks the person, who can make room meanwhile. Rejects with
 * `StartGivenUp` when they answer no, and with any other failure as it comes.
 */
export async function untilThereIsRoom<Value>(
  start: () => Promise<Value>,
  asksAgain: () => Promise<boolean>,
): Promise<Value> {
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (decideStartFailure(error) !== 'disk-full') throw error;
    }
    if (!(await asksAgain())) throw new StartGivenUp();
  }
}
