import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../../server/intake/fingerprint.ts';
import { formatProcessNumber, monthOfReceipt } from '../../../../server/intake/process-number.ts';
import type { Instant } from '../../../../shared/base/calendar-date.ts';
import type { ContentHash } from '../../../../shared/base/ids.ts';
import { submissionPart } from '../../../../shared/wire/submissions.ts';

const submission = submissionPart.parse({
  submissionId: '3b241101-e2bb-4255-8caf-4136c566a962',
  procedure: 'document-upload',
  applicant: { familyName: 'Kaya', givenNames: 'Selin', birthDate: '1977-09-24' },
  declared: { subject: 'Kontoauszug', message: 'anbei' },
  sentAt: '2026-11-24T08:00:00+01:00',
});
const file = { hash: 'a'.repeat(64) as ContentHash, claimedName: 'auszug.pdf' };

describe('the fingerprint of a submission', () => {
  it('does not depend on the order of fields', () => {
    const { message, subject } = submission.declared;
    const reordered = { ...submission, declared: { message: message ?? '', subject: subject ?? '' } };
    expect(fingerprintOf(reordered, [file])).toBe(fingerprintOf(submission, [file]));
  });

  it.each([
    ['a declared value', { ...submission, declared: { subject: 'Anderes' } }, [file]],
    ['a file', submission, [{ ...file, hash: 'b'.repeat(64) as ContentHash }]],
    ['the name of a file', submission, [{ ...file, claimedName: 'anders.pdf' }]],
    ['one file more', submission, [file, file]],
  ])('depends on %s', (_what, part, files) => {
    expect(fingerprintOf(part, files)).not.toBe(fingerprintOf(submission, [file]));
  });
});

describe('the process number', () => {
  it('carries the month of receipt in Berlin', () => {
    expect(monthOfReceipt('2026-11-30T22:59:59.999Z' as Instant)).toBe('2026-11');
    expect(monthOfReceipt('2026-11-30T23:00:00.000Z' as Instant)).toBe('2026-12');
    expect(formatProcessNumber('2026-11', 4711)).toBe('JC-2026-11-004711');
  });
});
