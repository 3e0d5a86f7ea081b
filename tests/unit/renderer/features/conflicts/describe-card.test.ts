import { describe, expect, it } from 'vitest';
import { describeDifferences } from '../../../../../renderer/features/conflicts/describe-differences.ts';
import { describeOutcome } from '../../../../../renderer/features/conflicts/describe-outcome.ts';
import { describeMine, describeTheirs } from '../../../../../renderer/features/conflicts/describe-steps.ts';
import { writeNote } from '../../../../../renderer/features/conflicts/write-note.ts';
import { commandSchema } from '../../../../../shared/commands/command.ts';
import { type ConflictCard, conflictCard } from '../../../../../shared/ipc/conflicts.ts';
import { sampleId, sampleTask } from '../../../../helpers/sample-rows.ts';

const now = new Date('2026-11-24T10:00:00.000Z');
const act = { by: sampleId('worker', 2), byName: 'K. Yildiz', at: '2026-11-24T08:14:00.000Z' };
const envelope = {
  commandId: sampleId('command', 1),
  taskId: sampleTask(1).id,
  expectedVersion: 1,
  issuedAt: '2026-11-24T08:20:00.000Z',
};
const confirm = commandSchema.parse({ ...envelope, kind: 'confirm' });
const taken = commandSchema.parse({
  ...envelope,
  kind: 'confirm',
  takeOver: [{ field: 'unfitUntil', value: '2026-11-25', reason: 'So steht es dort.' }],
});

function cardWith(changes: Partial<Record<keyof ConflictCard, unknown>>): ConflictCard {
  return conflictCard.parse({
    taskId: sampleTask(1).id,
    me: sampleId('worker', 1),
    procedure: 'sick-note',
    processNumber: sampleTask(1).processNumber,
    outcome: 'faster',
    reason: 'already-confirmed',
    refusedAt: '2026-11-24T09:00:00.000Z',
    mine: [confirm],
    theirs: {
      task: sampleTask(1, { version: 2, state: 'confirmed', confirmed: act }),
      filed: [],
      assigneeName: 'S. Okafor',
      claim: null,
    },
    files: [],
    recipientName: null,
    differences: [],
    choices: ['keep-theirs'],
    handOnTo: null,
    ...changes,
  });
}

describe('the words of a conflict card', () => {
  it('say who did the same and when, and that nothing is to be done', () => {
    const card = cardWith({ outcome: 'same', choices: ['acknowledge'] });
    expect(describeOutcome(card, now)).toBe('K. Yildiz hat das um 09:14 schon bestätigt. Es ist nichts zu tun.');
    const mine = sampleTask(1, { version: 2, state: 'confirmed', confirmed: { ...act, by: sampleId('worker', 1) } });
    const own = cardWith({ outcome: 'same', theirs: { ...card.theirs, task: mine } });
    expect(describeOutcome(own, now)).toBe(
      'Sie haben das um 09:14 an einem anderen Arbeitsplatz schon bestätigt. Es ist nichts zu tun.',
    );
  });

  it('name the value that differs in the words of the procedure', () => {
    const card = cardWith({
      mine: [taken],
      differences: [{ kind: 'value', field: 'unfitUntil', mine: '2026-11-25', theirs: null }],
    });
    expect(describeDifferences(card)[0]).toMatch(/: bei Ihnen 25\.11\.2026, jetzt gilt die erklärte Angabe\.$/);
    expect(describeMine(card)[0]?.details[0]).toMatch(/25\.11\.2026 \(aus dem Nachweis übernommen\)$/);
  });

  it('show how the task stands and who brought it there', () => {
    expect(describeTheirs(cardWith({}), now).map(({ title }) => title)).toEqual([
      'Bestätigt, noch nicht abgelegt',
      'Bestätigt von K. Yildiz, heute 09:14',
      'Zuständig: S. Okafor',
    ]);
  });

  it('become a note that fits, however long the letter was', () => {
    const letter = commandSchema.parse({ ...envelope, kind: 'return', reason: 'R01', text: 'x'.repeat(4000) });
    const note = writeNote(cardWith({ mine: [confirm, letter] }));
    expect(note.length).toBeLessThanOrEqual(4000);
    expect(note).toMatch(/^Diese Bearbeitung wurde nicht übernommen/);
    expect(note).toContain('Bestätigt\nAngaben wie erklärt');
  });

  it('comfort somebody who may not see the task any more, and name nobody', () => {
    const card = cardWith({ outcome: 'gone', reason: 'unknown-task', theirs: null, choices: ['forget'] });
    expect(describeOutcome(card, now)).toContain('Ihre Bearbeitung ist nicht verloren');
    expect(writeNote(card)).not.toContain('Familie1');
  });
});
