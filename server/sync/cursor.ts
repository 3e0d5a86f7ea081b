import { z } from 'zod';
import { parseJson } from '../../shared/base/parse-json.ts';
import type { Cursor } from '../../shared/wire/pull.ts';
import type { DeskId } from '../policy/desks.ts';

const transactionId = z.string().regex(/^\d{1,18}$/);

/** Desk ids as one base64url text of 16 bytes each: a cursor with sixty desks still fits its limit. */
const packedDesks = z
  .string()
  .regex(/^[A-Za-z0-9_-]*$/)
  .refine((text) => Buffer.from(text, 'base64url').length % 16 === 0);

const tokenSchema = z.strictObject({
  e: z.uuid(),
  s: transactionId,
  d: packedDesks,
  p: packedDesks,
  r: z.strictObject({ h: transactionId, d: packedDesks, t: z.int().min(0).max(20), i: z.uuid() }).optional(),
});

/** What a cursor says about the workstation that holds it. */
export interface PullState {
  /** Identity of the database; transaction ids of another one mean nothing. */
  readonly epoch: string;
  /** Everything on `desks` before this transaction id is there. */
  readonly since: string;
  readonly desks: readonly DeskId[];
  /** Desks of which something may be there, from pulls that were cut. */
  readonly partial: readonly DeskId[];
  /** Set inside an unfinished pull. */
  readonly resume?: PullPosition | undefined;
}

export interface PullPosition {
  readonly horizon: string;
  /** What was visible when the pull began. */
  readonly desks: readonly DeskId[];
  /** Index into `topics`, and the last entity of it that was sent. */
  readonly topic: number;
  readonly after: string;
}

export function encodeCursor(state: PullState): Cursor {
  const { resume } = state;
  const token: z.input<typeof tokenSchema> = {
    e: state.epoch,
    s: state.since,
    d: pack(state.desks),
    p: pack(state.partial),
    ...(resume && { r: { h: resume.horizon, d: pack(resume.desks), t: resume.topic, i: resume.after } }),
  };
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

/** Undefined for anything that is no cursor of ours. */
export function decodeCursor(cursor: Cursor): PullState | undefined {
  const token = tokenSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!token.success) return undefined;
  const { e, s, d, p, r } = token.data;
  return {
    epoch: e,
    since: s,
    desks: unpack(d),
    partial: unpack(p),
    ...(r && { resume: { horizon: r.h, desks: unpack(r.d), topic: r.t, after: r.i } }),
  };
}

function pack(desks: readonly DeskId[]): string {
  return Buffer.from(desks.map((desk) => desk.replaceAll('-', '')).join(''), 'hex').toString('base64url');
}

function unpack(text: string): readonly DeskId[] {
  const hex = Buffer.from(text, 'base64url').toString('hex');
  return (hex.match(/.{32}/g) ?? []).map(
    (digits) => digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as DeskId, // 16 bytes, checked
  );
}
