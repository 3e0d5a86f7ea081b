/** Reason codes for a request to the citizen or a return (DOMAIN.md section 13). */
export const letterReasons = [
  'R01',
  'R02',
  'R03',
  'R04',
  'R05',
  'R06',
  'R07',
  'R08',
  'R09',
  'R10',
  'R11',
  'R12',
] as const;
export type LetterReason = (typeof letterReasons)[number];
