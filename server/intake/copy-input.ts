import { formatGermanDay, type Instant } from '../../shared/base/calendar-date.ts';
import type { ProcessNumber } from '../../shared/base/ids.ts';
import { formatValue } from '../../shared/procedures/format-value.ts';
import type { Procedure } from '../../shared/procedures/procedure.ts';
import type { SubmissionPart } from '../../shared/wire/submissions.ts';
import type { LabelledValue } from '../documents/document-parts.ts';
import type { ListedAttachment, SubmissionCopyInput } from '../documents/submission-copy.ts';

export interface CopyFacts {
  readonly officeName: string;
  readonly processNumber: ProcessNumber;
  readonly receivedAt: Instant;
  readonly procedure: Procedure;
  readonly submission: SubmissionPart;
  readonly attachments: readonly ListedAttachment[];
}

/** What the Durchschrift says: everything declared, under the labels of the procedure, in its order. Pure. */
export function buildCopyInput({ procedure, submission, ...facts }: CopyFacts): SubmissionCopyInput {
  return {
    officeName: facts.officeName,
    processNumber: facts.processNumber,
    receivedAt: facts.receivedAt,
    sentAt: submission.sentAt,
    procedureLabel: procedure.label,
    applicant: listApplicant(submission),
    declared: procedure.fields.flatMap((field) => {
      const value = submission.declared[field.name];
      return value === undefined ? [] : [{ label: field.label, value: formatValue(field, value) }];
    }),
    attachments: facts.attachments,
  };
}

function listApplicant({ applicant }: SubmissionPart): readonly LabelledValue[] {
  return [
    { label: 'Familienname', value: applicant.familyName },
    { label: 'Vorname', value: applicant.givenNames },
    { label: 'Geburtsdatum', value: formatGermanDay(applicant.birthDate) },
    { label: 'BG-Nummer', value: applicant.caseNumber ?? '' },
    { label: 'Kundennummer', value: applicant.customerNumber ?? '' },
    { label: 'Postleitzahl', value: applicant.postalCode ?? '' },
  ];
}
