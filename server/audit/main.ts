import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { toInstant } from '../../shared/base/calendar-date.ts';
import { auditFilter } from '../../shared/wire/audit.ts';
import { explainCommandFailure } from '../app/explain-start-failure.ts';
import { withDatabase } from '../app/with-database.ts';
import { appendAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { checkExport } from './check-export.ts';
import { exportLog } from './export-log.ts';
import { createHeadsFile } from './heads-file.ts';
import { type AuditCall, readAuditCall } from './read-call.ts';
import { sealWaiting } from './seal.ts';
import { verifyLog } from './verify.ts';

/** `npm run -s audit`: the audit log without a running server. Exit code 0 sound, 1 broken, 2 the call did not work. */

const exits = { sound: 0, broken: 1, failed: 2 } as const;
const now = () => new Date();

try {
  process.exitCode = await run(readAuditCall(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${explainCommandFailure(error)}\n`);
  process.exitCode = exits.failed;
}

async function run(call: AuditCall): Promise<number> {
  const heads = createHeadsFile(resolve(call.dataFolder), randomUUID);
  if (call.command === 'heads') {
    print(await heads.list());
    return exits.sound;
  }
  if (call.file !== undefined) return verifyFile(call.file);
  return withDatabase(call, async (database) => {
    await sealWaiting({ database, now }); // what a killed server left waiting
    if (call.command === 'export') return exportAll(database, call.reason);
    const found = await verifyLog({ database, now, anchors: await heads.list() });
    print(found);
    return found.sound ? exits.sound : exits.broken;
  });
}

async function verifyFile(path: string): Promise<number> {
  const found = await checkExport(createInterface({ input: createReadStream(path) }));
  if (found === null) throw new Error('Die Datei ist kein vollständiger Auszug des Protokolls.');
  print(found);
  return found.sound ? exits.sound : exits.broken;
}

async function exportAll(database: Database, reason: string): Promise<number> {
  await database.transaction((transaction) =>
    appendAudit(transaction, {
      at: toInstant(now()),
      workerId: null,
      onBehalfOf: null,
      action: 'log-exported',
      objectKind: 'audit',
      objectId: 'log',
      before: null,
      after: { place: 'command line' },
      reason,
    }),
  );
  await sealWaiting({ database, now });
  const filter = auditFilter.parse({});
  for await (const line of exportLog({ database, now }, { filter, reason, by: null })) {
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
  return exits.sound;
}

function print(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
}
