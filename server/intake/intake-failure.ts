import type { z } from 'zod';
import { unreachable } from '../../shared/base/unreachable.ts';
import { intakeLimits } from '../../shared/domain/submission.ts';
import type { FieldProblem } from '../../shared/procedures/check-declared.ts';
import type { submissionRefusal } from '../../shared/wire/submissions.ts';

export type Refusal = z.infer<typeof submissionRefusal>;

/** Why a submission is not taken. The portal shows the sentence, so it is plain German and says what to do. */
export type IntakeFailure =
  | { readonly kind: 'not-multipart' }
  | { readonly kind: 'incomplete-request' }
  | { readonly kind: 'no-submission-part' }
  | { readonly kind: 'two-submission-parts' }
  | { readonly kind: 'unknown-part' }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'invalid-fields'; readonly fields: readonly { field: string; problem: string }[] }
  | { readonly kind: 'unknown-procedure' }
  | { readonly kind: 'wrong-declaration'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'proof-missing' }
  | { readonly kind: 'no-proof-expected' }
  | { readonly kind: 'file-too-large'; readonly fileName: string }
  | { readonly kind: 'submission-too-large' }
  | { readonly kind: 'too-many-files' }
  | { readonly kind: 'unsupported-type'; readonly fileName: string; readonly reason: string }
  | { readonly kind: 'other-content' }
  | { readonly kind: 'disk-full' };

export interface RefusedRequest {
  readonly status: 400 | 409 | 413 | 415 | 422 | 507;
  readonly body: Refusal;
}

const megabyte = 1_000_000;

/** The answer to the portal: HTTP status, a stable kind for programs, a sentence for people. */
export function describeIntakeFailure(problem: IntakeFailure): RefusedRequest {
  switch (problem.kind) {
    case 'not-multipart':
      return refuse(400, problem.kind, 'Die Einreichung muss als multipart/form-data gesendet werden.');
    case 'incomplete-request':
      return refuse(
        400,
        problem.kind,
        'Die Übertragung ist abgebrochen. Bitte senden Sie die Einreichung noch einmal.',
      );
    case 'no-submission-part':
      return refuse(400, problem.kind, 'Der Teil „submission“ mit den Angaben fehlt.');
    case 'two-submission-parts':
      return refuse(400, problem.kind, 'Der Teil „submission“ mit den Angaben kommt mehr als einmal vor.');
    case 'unknown-part':
      return refuse(400, problem.kind, 'Außer dem Teil „submission“ werden nur Dateien angenommen.');
    case 'not-json':
      return refuse(400, problem.kind, 'Der Teil „submission“ enthält kein gültiges JSON.');
    case 'invalid-fields':
      return refuse(422, problem.kind, 'Einige Angaben fehlen oder haben nicht die erwartete Form.', {
        fields: [...problem.fields],
      });
    case 'unknown-procedure':
      return refuse(422, problem.kind, 'Diese Vorgangsart gibt es hier nicht.', {
        fields: [{ field: 'procedure', problem: 'unknown' }],
      });
    case 'wrong-declaration':
      return refuse(422, 'invalid-fields', 'Einige Angaben fehlen oder haben nicht die erwartete Form.', {
        fields: problem.problems.map(({ field, problem: what }) => ({ field: `declared.${field}`, problem: what })),
      });
    case 'proof-missing':
      return refuse(
        422,
        problem.kind,
        'Für diese Vorgangsart wird ein Nachweis gebraucht. Bitte fügen Sie ihn als Datei bei.',
      );
    case 'no-proof-expected':
      return refuse(422, problem.kind, 'Zu dieser Vorgangsart können keine Dateien gesendet werden.');
    case 'file-too-large':
      return refuse(
        413,
        problem.kind,
        `Die Datei ist zu groß. Eine Datei darf höchstens ${intakeLimits.fileBytes / megabyte} MB haben.`,
        { fileName: problem.fileName },
      );
    case 'submission-too-large':
      return refuse(
        413,
        problem.kind,
        `Alle Dateien zusammen dürfen höchstens ${intakeLimits.submissionBytes / megabyte} MB haben.`,
      );
    case 'too-many-files':
      return refuse(413, problem.kind, `Eine Einreichung darf höchstens ${intakeLimits.files} Dateien haben.`);
    case 'unsupported-type':
      return refuse(415, problem.kind, problem.reason, { fileName: problem.fileName });
    case 'other-content':
      return refuse(409, problem.kind, 'Unter dieser Kennung ist schon eine andere Einreichung eingegangen.');
    case 'disk-full':
      return refuse(
        507,
        problem.kind,
        'Die Einreichung kann gerade nicht gespeichert werden. Bitte senden Sie sie später noch einmal.',
      );
    default:
      return unreachable(problem);
  }
}

function refuse(
  status: RefusedRequest['status'],
  kind: string,
  message: string,
  more: Pick<Refusal, 'fields' | 'fileName'> = {},
): RefusedRequest {
  return { status, body: { kind, message, ...more } };
}
