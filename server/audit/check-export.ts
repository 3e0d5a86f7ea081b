import { z } from 'zod';
import { instant } from '../../shared/base/calendar-date.ts';
import { parseJson } from '../../shared/base/parse-json.ts';
import { type AuditProblem, auditClasses } from '../../shared/wire/audit.ts';
import { createChainCheck } from './check-chain.ts';

const kind = z.enum(auditClasses);
const begin = z.object({
  line: z.literal('begin'),
  format: z.literal(1),
  start: z.object({ sequence: z.int(), previousHash: z.string() }),
  erasures: z.array(z.object({ class: kind, through: z.int(), olderThan: instant })),
});
const nullable = z.string().nullable();
const entry = z.object({
  line: z.literal('entry'),
  seal: z.object({
    sequence: z.int(),
    class: kind,
    at: z.string(),
    sealedAt: z.string(),
    contentHash: z.string(),
    chainHash: z.string(),
  }),
  content: z.union([
    z.literal('left-out'),
    z
      .object({
        at: z.string(),
        workerId: nullable,
        onBehalfOf: nullable,
        action: z.string(),
        objectKind: z.string(),
        objectId: z.string(),
        before: z.unknown(),
        after: z.unknown(),
        reason: nullable,
        deviceId: nullable,
        class: kind,
        sourceId: nullable,
        salt: z.string(),
      })
      .nullable(),
  ]),
});
const end = z.object({ line: z.literal('end'), entries: z.int() });
const anyLine = z.discriminatedUnion('line', [begin, entry, end]);

export interface ExportCheck {
  readonly sound: boolean;
  readonly seals: number;
  readonly entries: number;
  readonly firstProblem: AuditProblem | null;
}

/** Checks an exported part by itself. Null: it is no export, or it was cut off. */
export async function checkExport(lines: AsyncIterable<string>): Promise<ExportCheck | null> {
  let check: ReturnType<typeof createChainCheck> | undefined;
  let entries = 0;
  for await (const text of lines) {
    const line = parseLine(text);
    if (line === undefined || (check === undefined) !== (line.line === 'begin')) return null;
    if (line.line === 'begin') {
      check = createChainCheck({ start: line.start, erasures: line.erasures, anchors: [] });
    } else if (line.line === 'entry') {
      check?.add(line);
      if (line.content !== 'left-out' && line.content !== null) entries += 1;
    } else {
      const { checked = 0, problem = null } = check?.finish() ?? {};
      return line.entries === entries
        ? { sound: problem === null, seals: checked, entries, firstProblem: problem }
        : null;
    }
  }
  return null;
}

function parseLine(text: string) {
  return anyLine.safeParse(parseJson(text)).data;
}
