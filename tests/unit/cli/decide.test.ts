import { describe, expect, it } from 'vitest';
import { putCase } from '../../../electron/cache/case/case-rows.ts';
import { listEntries } from '../../../electron/cache/outbox/outbox-rows.ts';
import { putReading } from '../../../electron/cache/reading/reading-rows.ts';
import type { Ask } from '../../../electron/cli/ask.ts';
import { confirm, file } from '../../../electron/cli/decide.ts';
import type { Call } from '../../../electron/cli/read-call.ts';
import { showCheck } from '../../../electron/cli/show-check.ts';
import { createInvoke } from '../../../electron/ipc/guard.ts';
import { commandSchema } from '../../../shared/commands/command.ts';
import { emptyWorld } from '../../helpers/empty-world.ts';
import { damagedReading, sampleReading } from '../../helpers/sample-reading.ts';
import { sampleCase, sampleContent, sampleTask } from '../../helpers/sample-rows.ts';
import { testPorts } from '../../helpers/test-core.ts';
import { openTestDesk, putTasks, type TestDesk } from '../../helpers/test-desk.ts';

const task = sampleTask(1);
const proof = sampleContent(3).hash;
const call: Call = {
  profileDir: '',
  serverUrl: '',
  user: '',
  command: 'confirm',
  argument: task.id,
  openFindings: false,
  takeOver: false,
  reason: undefined,
};

/** A task whose proof was read: the words of a rent receipt, which is no certificate. */
async function open(reading = sampleReading(proof, ['Quittung', 'Miete'])): Promise<{ desk: TestDesk; ask: Ask }> {
  const desk = await openTestDesk();
  putTasks(desk.db, [task]);
  desk.db.transaction(() => {
    putCase(desk.db, sampleCase(1));
    putReading(desk.db, reading);
  });
  const invoke = createInvoke(emptyWorld(desk), testPorts().log);
  return { desk, ask: (async (name: string, request: unknown) => await invoke(name, request)) as Ask };
}

describe('deciding on the command line', () => {
  it('does not confirm what the proof does not say, and names why', async () => {
    const { ask, desk } = await open();
    const answer = await confirm(ask, task.id, call);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'not-allowed-now' } });
    if (!answer.ok) expect(answer.failure.fields?.length).toBeGreaterThan(0);
    expect(listEntries(desk.db)).toEqual([]);
  });

  it('takes nothing over from a proof that says nothing', async () => {
    const { ask } = await open();
    const taken = await confirm(ask, task.id, { ...call, takeOver: true, reason: 'So steht es da.' });
    expect(taken).toMatchObject({ ok: false, failure: { kind: 'not-allowed-now' } });
  });

  it('confirms and files by eye where no proof could be read, and the record says so', async () => {
    const { ask, desk } = await open(damagedReading(proof));
    expect(await confirm(ask, task.id, call)).toMatchObject({ ok: true });
    expect(await file(ask, task.id, { ...call, command: 'file' })).toMatchObject({ ok: true });
    const command = commandSchema.parse(JSON.parse(listEntries(desk.db).at(-1)?.command ?? ''));
    expect(command).toMatchObject({ kind: 'file', record: { content: { colour: 'none', engines: [] } } });
  });

  it('prints verdicts and findings, and nothing else that was read', async () => {
    const { ask } = await open();
    const shown = await ask('evidence.show', { taskId: task.id });
    const printed = shown.ok ? showCheck(shown.value) : undefined;
    expect(printed).toMatchObject({ state: 'ready', colour: 'red' });
    expect(JSON.stringify(printed)).not.toContain('Quittung');
  });
});
