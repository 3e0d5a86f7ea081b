import type { EvidenceRules } from '../../domain/evidence/rules.ts';

/** What the office has set for every procedure alike; a definition may say otherwise. Not verified law. */
export const officeEvidenceRules = {
  legibleFrom: 0.8,
  similarLetters: 1,
  holidaysOf: 'NW',
  noticeDays: 3,
  retroactiveDays: 3,
  unusualDays: 14,
  rareDays: 28,
  statisticsDays: 42,
  incapacityDays: 183,
  originalPolicy: 'keep-locked',
} as const satisfies Partial<EvidenceRules>;
