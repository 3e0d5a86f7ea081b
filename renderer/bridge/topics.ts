import type { ChangeTopic, ChannelName } from '../../shared/ipc/index.ts';

const tasks: readonly ChangeTopic[] = ['session', 'tasks', 'cases', 'outbox'];
const evidence: readonly ChangeTopic[] = ['session', 'tasks', 'cases', 'outbox', 'evidence'];
const caseFiles: readonly ChangeTopic[] = ['session', 'cases', 'file-documents'];

/** Which changes make the answer of a channel old. Channels that change something or read fixed bytes have none. */
export const topicsOf: Readonly<Record<ChannelName, readonly ChangeTopic[]>> = {
  'session.show': ['session'],
  'session.sign-in': [],
  'session.sign-out': [],
  'inbox.list': [...tasks, 'evidence'],
  'inbox.position': tasks,
  'inbox.counts': tasks,
  'task.show': [...tasks, 'file-documents'],
  'task.confirm': [],
  'task.file': [],
  'task.request': [],
  'task.return': [],
  'task.forward': [],
  'task.resume': [],
  'task.claim': [],
  'task.release': [],
  'task.set-personal': [],
  'task.note': [],
  'task.colleagues': ['session', 'cases'],
  'task.undo': [],
  'task.undoable': ['session', 'outbox'],
  'task.acknowledge-refusal': [],
  'document.read': [],
  'evidence.show': evidence,
  'evidence.open-finding': [],
  'evidence.read-again': [],
  'evidence.words': ['session', 'evidence'],
  'derivative.make': [],
  'derivative.drop': [],
  'case-file.find': caseFiles,
  'case-file.show': caseFiles,
  'case-file.documents': caseFiles,
  'search.find': ['session', 'tasks', 'cases', 'file-documents'],
  'sync.status': ['session', 'sync', 'outbox'],
  'sync.now': [],
  'preferences.show': ['session', 'preferences'],
  'preferences.change': [],
};
