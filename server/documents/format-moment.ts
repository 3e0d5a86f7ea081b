const berlinTime = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `24.11.2026, 08:12:00 Uhr` in the time of the office. */
export function formatBerlinTime(moment: Date): string {
  return `${berlinTime.format(moment)} Uhr`;
}

/** `24.11.2026, 08:12:00 Uhr (2026-11-24T07:12:00.000Z)`: for people, and exact. */
export function formatExactTime(moment: Date | string): string {
  const date = new Date(moment);
  return `${formatBerlinTime(date)} (${date.toISOString()})`;
}

const number = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1 });

/** `812 Byte`, `300,4 KB`, `2,1 MB`; 1 KB is 1,000 bytes (IEC 80000-13). */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} Byte`;
  if (bytes < 1_000_000) return `${number.format(bytes / 1000)} KB`;
  return `${number.format(bytes / 1_000_000)} MB`;
}
