import { useEffect, useState } from 'react';
import type { Instant } from '../../../shared/base/calendar-date.ts';

/** Whole seconds until a moment, counting down; never below 0. */
export function useSecondsUntil(moment: Instant | undefined): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (moment === undefined) return;
    const count = () => setSeconds(Math.max(0, Math.ceil((Date.parse(moment) - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 250);
    return () => clearInterval(timer);
  }, [moment]);
  return seconds;
}
