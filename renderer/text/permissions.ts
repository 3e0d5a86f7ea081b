import type { Denial } from '../../shared/domain/policy/decide-permission.ts';
import type { TransitionRefusal } from '../../shared/domain/task.ts';

/** Why a button is closed: because of who somebody is ... */
export const denialText: Readonly<Record<Denial, string>> = {
  role: 'Mit Ihrer Rolle dürfen Sie diesen Vorgang ansehen, aber diesen Schritt nicht tun.',
  'deputyship-over': 'Ihre Vertretung ist beendet. Den Vorgang bearbeitet wieder, wer dafür zuständig ist.',
  'deputyship-not-begun': 'Ihre Vertretung hat noch nicht begonnen.',
  personal: 'Dieser Vorgang ist persönlich. Ihn bearbeitet nur, wer dafür zuständig ist.',
  'not-yours': 'Dieser Vorgang liegt bei jemand anderem, außerhalb Ihres Teams und Ihrer Vertretungen.',
};

/** ... or because of how far the task has come. */
export const stateText: Readonly<Record<TransitionRefusal, string>> = {
  'needs-assignment': 'Der Vorgang muss zuerst einer Akte zugeordnet werden.',
  'already-confirmed': 'Der Vorgang ist schon bestätigt.',
  'already-filed': 'Der Vorgang ist schon erledigt.',
  'already-returned': 'Der Vorgang ist schon zurückgegeben.',
  'not-confirmed-yet': 'Der Vorgang ist noch nicht bestätigt.',
  'not-filed-yet': 'Der Vorgang ist noch nicht abgelegt.',
  'not-waiting': 'Der Vorgang wartet auf nichts.',
  'already-assigned': 'Der Vorgang ist schon zugeordnet.',
  'already-ceded': 'Der Vorgang ist schon an eine andere Stelle abgegeben.',
  'handed-over': 'Die Angaben sind schon im Fachverfahren.',
};
