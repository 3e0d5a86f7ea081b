import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { nameOfAct } from '../../../../shared/domain/name-of-act.ts';
import type { TaskNote } from '../../../../shared/domain/task.ts';
import { ask } from '../../../bridge/channel-query.ts';
import { useDraft } from '../../../bridge/drafts.ts';
import { refreshTopics } from '../../../bridge/query-client.ts';
import type { TaskView } from '../../../bridge/types.ts';
import { announce } from '../../../state/announcer.ts';
import { useNow } from '../../../state/clock.ts';
import { useOpenForm } from '../../../state/open-forms.ts';
import { formatMoment } from '../../../text/dates.ts';
import { describeFailure } from '../../../text/failures.ts';
import { noteText } from '../../../text/notes.ts';
import { Button } from '../../../ui/button.tsx';
import { Section } from '../../../ui/section.tsx';
import { whyDenied } from '../why-closed.ts';
import { NoteForm } from './note-form.tsx';
import './notes-section.css';

/** What the next reader must know: notes, the newest first, and a place to write one. Put in with a key for each task. */
export function NotesSection({ view }: { readonly view: TaskView }) {
  const client = useQueryClient();
  const { task, permissions } = view;
  const [form, openForm] = useOpenForm<'note'>('note', task.id);
  const { value: written = '', write, drop } = useDraft({ step: 'note', taskId: task.id, schema: z.string() });
  const saving = useMutation({
    mutationFn: (text: string) =>
      ask('task.note', { taskId: task.id, expectedVersion: task.version, noteKind: 'note', text }),
    onSuccess: () => {
      openForm(undefined);
      drop(); // the next note can be written before this one has left
      announce(noteText.saved);
    },
    onError: ({ failure }) => announce(describeFailure(failure).title),
    onSettled: () => void refreshTopics(client, ['tasks', 'outbox']),
  });
  return (
    <Section title={noteText.title}>
      {task.notes.length === 0 ? null : (
        <ul className="zk-notes">
          {task.notes.toReversed().map((one) => (
            <Note key={`${one.act.at} ${one.text}`} note={one} />
          ))}
        </ul>
      )}
      {form === undefined ? (
        <Button variant="link" closedBecause={whyDenied(permissions.note)} onPress={() => openForm('note')}>
          {written === '' ? noteText.write : noteText.writeOn}
        </Button>
      ) : (
        <NoteForm
          text={written}
          onChange={write}
          isGoing={saving.isPending}
          onSave={(text) => saving.mutate(text)}
          onClose={() => openForm(undefined)}
        />
      )}
    </Section>
  );
}

function Note({ note: { act, kind, text } }: { readonly note: TaskNote }) {
  const now = useNow();
  const by = kind === 'conflict' ? noteText.conflictBy : noteText.by;
  return (
    <li>
      <span className="zk-notes__by">{by(nameOfAct(act), formatMoment(act.at, now))}</span>
      <span className="zk-notes__text">{text}</span>
    </li>
  );
}
