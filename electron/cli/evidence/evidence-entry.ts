import { access, readFile } from 'node:fs/promises';
import { basename, isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { type CalendarDate, isCalendarDate } from '../../../shared/base/calendar-date.ts';
import type { SickPeriod } from '../../../shared/domain/evidence/verdict.ts';
import { type Declared, declaredSchema } from '../../../shared/domain/submission.ts';

/** A mistake of whoever wrote the call, in a sentence for the terminal. */
export class CallError extends Error {
  override readonly name = 'CallError';
}

const onePath = z.string().min(1);
const paths = z.union([onePath, z.array(onePath).min(1)]);

/**
 * One check as a batch file may write it. Whoever writes such files by hand should not have to look up whether it is
 * `proof` or `proofs`, so both are taken.
 */
const entrySchema = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  procedure: z.string().optional(),
  declared: z.union([onePath, z.record(z.string(), z.unknown())]),
  proof: paths.optional(),
  proofs: paths.optional(),
  files: paths.optional(),
  previous: z.unknown().optional(),
  received: z.string().optional(),
  receivedOn: z.string().optional(),
});

/** Everything one check needs, read from its files but for the proofs. */
export interface EvidenceEntry {
  readonly procedure: string;
  readonly declared: Declared;
  readonly previous: readonly SickPeriod[];
  readonly receivedOn: CalendarDate | null;
  readonly proofs: readonly ProofPath[];
}

export interface ProofPath {
  /** As it was written. */
  readonly given: string;
  readonly path: string;
}

/** `base`: folder that paths are relative to first, then the working directory. */
export async function readEntry(raw: unknown, base: string, defaultProcedure: string): Promise<EvidenceEntry> {
  const parsed = entrySchema.safeParse(raw);
  if (!parsed.success) throw new CallError(`an entry needs "declared" and "proof": ${z.prettifyError(parsed.error)}`);
  const { procedure, declared, previous, received, receivedOn, proof, proofs, files } = parsed.data;
  const given = [proof ?? proofs ?? files ?? []].flat();
  if (given.length === 0) throw new CallError('an entry needs "proof": a path or several');
  return {
    procedure: procedure ?? defaultProcedure,
    declared: declaredOf(typeof declared === 'string' ? await readJson(declared, base) : declared),
    previous: previousOf(typeof previous === 'string' ? await readJson(previous, base) : (previous ?? [])),
    receivedOn: dayOrNull(received ?? receivedOn, 'received'),
    proofs: await Promise.all(given.map(async (path) => ({ given: path, path: await findFile(path, base) }))),
  };
}

export async function readJson(path: string, base: string): Promise<unknown> {
  const found = await findFile(path, base);
  const text = await readFile(found, 'utf8');
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new CallError(`${basename(path)} is not JSON`);
  }
}

async function findFile(path: string, base: string): Promise<string> {
  const places = isAbsolute(path) ? [path] : [resolve(base, path), resolve(path)];
  for (const place of places) {
    const isThere = await access(place).then(
      () => true,
      () => false,
    );
    if (isThere) return place;
  }
  throw new CallError(`cannot read ${path}`);
}

/** Days may be written the German way, kinds in German; nulls and empty texts mean that nothing was declared. */
function declaredOf(value: unknown): Declared {
  const whole = z.record(z.string(), z.unknown()).safeParse(value);
  if (!whole.success) throw new CallError('the declared values are not an object');
  // the form of a submission is taken as well
  const parts = z.looseObject({
    applicant: z.record(z.string(), z.unknown()),
    declared: z.record(z.string(), z.unknown()),
  });
  const submission = parts.safeParse(value);
  const fields = submission.success ? { ...submission.data.applicant, ...submission.data.declared } : whole.data;
  const kept = Object.entries(fields).flatMap(([name, field]) => {
    if (field === null || field === undefined || field === '') return [];
    if (name === 'kind') return [[name, kindOf(field)]];
    return [[name, typeof field === 'string' ? isoDay(field.trim()) : field]];
  });
  const declared = declaredSchema.safeParse(Object.fromEntries(kept));
  if (!declared.success) throw new CallError('the declared values must be texts, numbers or true/false');
  const { birthDate } = declared.data;
  if (birthDate !== undefined && !(typeof birthDate === 'string' && isCalendarDate(birthDate))) {
    throw new CallError('birthDate is not a day YYYY-MM-DD');
  }
  return declared.data;
}

const previousSchema = z.union([
  z.array(z.looseObject({})),
  z.looseObject({ previous: z.array(z.looseObject({})) }).transform(({ previous }) => previous),
  z.looseObject({ periods: z.array(z.looseObject({})) }).transform(({ periods }) => periods),
  z.looseObject({}).transform((one) => [one]),
]);

function previousOf(value: unknown): readonly SickPeriod[] {
  const parsed = previousSchema.safeParse(value);
  if (!parsed.success) throw new CallError('the earlier periods are not a list');
  return parsed.data.map((period: Readonly<Record<string, unknown>>) => {
    const from = dayOrNull(period.from ?? period.unfitSince ?? period.since, 'from');
    const to = dayOrNull(period.to ?? period.unfitUntil ?? period.until, 'to');
    if (from === null || to === null) throw new CallError('an earlier period needs "from" and "to" (YYYY-MM-DD)');
    const kind = kindOf(period.kind ?? 'INITIAL') === 'FOLLOW_UP' ? 'FOLLOW_UP' : 'INITIAL';
    return { from, to, kind, assessedOn: dayOrNull(period.assessedOn, 'assessedOn'), contentHash: null };
  });
}

function dayOrNull(value: unknown, name: string): CalendarDate | null {
  if (value === undefined || value === null || value === '') return null;
  // a moment of receipt counts as its day
  const day = isoDay(String(value).trim()).slice(0, 10);
  if (!isCalendarDate(day)) throw new CallError(`${name} is not a day YYYY-MM-DD`);
  return day as CalendarDate;
}

function isoDay(text: string): string {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (german === null) return text;
  const [, day = '', month = '', year = ''] = german;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function kindOf(value: unknown): string {
  const text = String(value).trim().toUpperCase().replaceAll('-', '_');
  if (/^(INITIAL|ERST)/.test(text)) return 'INITIAL';
  if (/^(FOLLOW|FOLGE)/.test(text)) return 'FOLLOW_UP';
  throw new CallError('kind is INITIAL or FOLLOW_UP');
}
