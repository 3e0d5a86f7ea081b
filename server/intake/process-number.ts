import { dayInBerlin, type Instant } from '../../shared/base/calendar-date.ts';
import { type ProcessNumber, processNumber } from '../../shared/base/ids.ts';

/** `2026-11`: the month of receipt in the office's own time, part of the process number. */
export function monthOfReceipt(receivedAt: Instant): string {
  return dayInBerlin(receivedAt).slice(0, 7);
}

/** Vorgangsnummer `JC-2026-11-000001`; `count` starts at 1 each month and has at most six digits. */
export function formatProcessNumber(month: string, count: number): ProcessNumber {
  return processNumber.parse(`JC-${month}-${String(count).padStart(6, '0')}`);
}
