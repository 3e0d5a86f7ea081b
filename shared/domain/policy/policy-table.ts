import type { TaskAction } from '../task.ts';
import type { Role } from '../worker.ts';

/**
 * How a person stands to a task. `own`: it is assigned to them. `deputy`: they stand in today for whom it is assigned to.
 * `team`: it belongs to their team and is not personal. `coordinator`: they lead the team it belongs to. `clearing`: it
 * lies in the basket of their service office.
 */
export const relations = ['own', 'deputy', 'team', 'coordinator', 'clearing'] as const;
export type Relation = (typeof relations)[number];

export const taskPermissions = ['see', 'handle', 'pass-on', 'claim', 'set-personal', 'clear', 'cede', 'note'] as const;
export type TaskPermission = (typeof taskPermissions)[number];

const reading: readonly Role[] = ['read', 'handle', 'coordinate', 'records'];
const handling: readonly Role[] = ['handle'];
const leading: readonly Role[] = ['coordinate'];

/** The whole policy about tasks: which role opens what, by relation. What is not listed is not allowed. */
export const policyTable: Readonly<Record<TaskPermission, Partial<Record<Relation, readonly Role[]>>>> = {
  see: { own: reading, deputy: reading, team: reading, coordinator: leading, clearing: leading },
  handle: { own: handling, deputy: handling, team: handling },
  'pass-on': { own: handling, deputy: handling, team: ['handle', 'coordinate'], coordinator: leading },
  claim: { own: handling, deputy: handling, team: handling, clearing: leading },
  'set-personal': { own: handling, coordinator: leading },
  clear: { clearing: leading },
  cede: { own: handling, deputy: handling, team: handling, clearing: leading },
  note: {
    own: ['handle', 'coordinate', 'records'],
    deputy: handling,
    team: ['handle', 'coordinate', 'records'],
    coordinator: leading,
    clearing: leading,
  },
};

/** Which permission a command needs. */
export const permissionOf: Readonly<Record<TaskAction, TaskPermission>> = {
  confirm: 'handle',
  file: 'handle',
  'undo-confirm': 'handle',
  'undo-file': 'handle',
  request: 'handle',
  return: 'handle',
  resume: 'handle',
  forward: 'pass-on',
  claim: 'claim',
  release: 'claim',
  'set-personal': 'set-personal',
  assign: 'clear',
  'register-person': 'clear',
  cede: 'cede',
  'move-basket': 'clear',
  note: 'note',
};

export const officePermissions = [
  'set-own-deputyship',
  'set-team-deputyship',
  'see-team',
  'search-directory',
  'edit-rules',
  'verify-audit',
  'read-audit',
  'export-audit',
  'see-workstations',
] as const;
export type OfficePermission = (typeof officePermissions)[number];

/** What is no task. */
export const officePolicy: Readonly<Record<OfficePermission, readonly Role[]>> = {
  'set-own-deputyship': ['handle', 'coordinate'],
  'set-team-deputyship': leading,
  'see-team': leading,
  'search-directory': ['coordinate', 'records'],
  'edit-rules': ['admin'],
  'verify-audit': ['admin', 'privacy'],
  'read-audit': ['privacy'],
  'export-audit': ['privacy'],
  'see-workstations': ['admin'],
};
