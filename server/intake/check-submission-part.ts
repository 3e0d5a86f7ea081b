import type { z } from 'zod';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import { type SubmissionPart, submissionPart } from '../../shared/wire/submissions.ts';
import type { IntakeFailure } from './intake-failure.ts';

type Problem = { readonly field: string; readonly problem: string };

/** Checks the JSON of a submission. What is wrong is named by field, never by value. Pure. */
export function checkSubmissionPart(value: unknown): Result<SubmissionPart, IntakeFailure> {
  const checked = submissionPart.safeParse(value);
  if (!checked.success) return invalid(checked.error.issues.flatMap((issue) => describeIssue(issue, value)));
  const unstorable = findUnstorableTexts(checked.data, '');
  if (unstorable.length > 0) return invalid(unstorable.map((field) => ({ field, problem: 'wrong-form' })));
  const year = Number(checked.data.sentAt.slice(0, 4));
  if (year < 1900 || year > 2199) return invalid([{ field: 'sentAt', problem: 'out-of-range' }]);
  return ok(checked.data);
}

function invalid(fields: readonly Problem[]): Result<never, IntakeFailure> {
  return failed({ kind: 'invalid-fields', fields: fields.slice(0, 50) });
}

function describeIssue(issue: z.core.$ZodIssue, value: unknown): readonly Problem[] {
  const field = issue.path.join('.').slice(0, 80);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: [...issue.path, key].join('.').slice(0, 80), problem: 'unknown' }));
  }
  if (valueAt(value, issue.path) === undefined) return [{ field, problem: 'missing' }];
  return [{ field, problem: issue.code === 'too_big' ? 'too-long' : 'wrong-form' }];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      part !== null && typeof part === 'object' ? (part as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

/** PostgreSQL stores neither the zero character nor half of a surrogate pair. */
function findUnstorableTexts(value: unknown, path: string): readonly string[] {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? [path.slice(0, 80)] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => [
    ...(key.includes('\0') || !key.isWellFormed() ? [path === '' ? 'declared' : path.slice(0, 80)] : []),
    ...findUnstorableTexts(part, path === '' ? key : `${path}.${key}`),
  ]);
}
