export const workId = 'zk-work';

/** Takes the focus out of a text field, so that the keys of the work count again. */
export function focusWork(): void {
  document.getElementById(workId)?.focus();
}
