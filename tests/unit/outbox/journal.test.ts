import { randomBytes } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type JournalRecord, openJournal, readJournal, rewriteJournal } from '../../../electron/outbox/journal.ts';
import { replayJournal } from '../../../electron/outbox/recover.ts';
import { commandSchema } from '../../../shared/commands/command.ts';
import { sampleId } from '../../helpers/sample-rows.ts';
import { openTestDesk, temporaryFolder, testKey } from '../../helpers/test-desk.ts';

const newIv = () => randomBytes(12);

function enqueued(number: number): Extract<JournalRecord, { record: 'enqueued' }> {
  const command = commandSchema.parse({
    kind: 'confirm',
    commandId: sampleId('command', number),
    taskId: sampleId('task', number),
    expectedVersion: 1,
    issuedAt: '2026-11-24T12:00:00.000Z',
  });
  return { record: 'enqueued', command };
}

function journalOf(...records: readonly JournalRecord[]): string {
  const file = join(temporaryFolder(), 'outbox.journal');
  const { journal } = openJournal(file, testKey, newIv);
  for (const record of records) journal.append([record]);
  journal.close();
  return file;
}

describe('the journal of unsent work', () => {
  it('gives back what was written, across restarts', () => {
    const file = journalOf(enqueued(1));
    const { journal, content } = openJournal(file, testKey, newIv);
    expect(content.records).toEqual([enqueued(1)]);
    journal.append([enqueued(2), { record: 'settled', commandId: enqueued(1).command.commandId }]);
    journal.close();
    const { records, intact } = readJournal(file, testKey);
    expect(intact).toBe(true);
    expect(replayJournal(records)).toEqual([enqueued(2).command]);
  });

  it('shows nothing in clear', () => {
    const text = readFileSync(journalOf(enqueued(1)), 'latin1');
    expect(text).not.toContain('confirm');
    expect(text).not.toContain(sampleId('task', 1));
  });

  it('drops the half line that a crash leaves and goes on behind the last whole one', () => {
    const file = journalOf(enqueued(1), enqueued(2));
    appendFileSync(file, 'half a li');
    const { journal, content } = openJournal(file, testKey, newIv);
    expect(content).toMatchObject({ intact: true, records: [enqueued(1), enqueued(2)] });
    journal.append([enqueued(3)]);
    journal.close();
    expect(readJournal(file, testKey)).toMatchObject({ intact: true, records: [1, 2, 3].map(enqueued) });
  });

  it.each([
    [
      'a changed line',
      (lines: string[]) =>
        lines.with(
          1,
          (lines[1] ?? '').replace(/^./, (one) => (one === 'A' ? 'B' : 'A')),
        ),
    ],
    ['a line that was left out', (lines: string[]) => lines.toSpliced(1, 1)],
    ['lines in another order', (lines: string[]) => [lines[1], lines[0], ...lines.slice(2)]],
    ['a line that came twice', (lines: string[]) => lines.toSpliced(1, 0, lines[0] ?? '')],
  ])('notices %s', (_name, change) => {
    const file = journalOf(enqueued(1), enqueued(2), enqueued(3));
    const lines = readFileSync(file, 'latin1').trimEnd().split('\n');
    writeFileSync(file, `${change(lines).join('\n')}\n`);
    expect(readJournal(file, testKey).intact).toBe(false);
  });

  it('can be written anew, shorter', () => {
    const file = journalOf(enqueued(1), enqueued(2));
    rewriteJournal(file, testKey, newIv, [enqueued(2)]);
    expect(readJournal(file, testKey)).toMatchObject({ intact: true, records: [enqueued(2)] });
  });

  it('takes back what a transaction appended that could not be committed, so that it is never recovered', async () => {
    const { db, outbox, journalFile } = await openTestDesk();
    const fail = () =>
      db.transaction(() => {
        outbox.journal.append([enqueued(1)]);
        outbox.journal.append([enqueued(2)]);
        throw new Error('no room');
      });
    db.transaction(() => outbox.journal.append([enqueued(3)]));
    expect(fail).toThrow('no room');
    db.transaction(() => outbox.journal.append([enqueued(1)]));
    expect(readJournal(journalFile, testKey)).toMatchObject({ intact: true, records: [3, 1].map(enqueued) });
  });
});
