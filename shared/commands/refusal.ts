import { z } from 'zod';

/** Why the server did not carry out a command. A refusal is recorded and never blocks what comes after it. */
export const refusalReasons = [
  'version-conflict', // the task changed meanwhile; `current` shows how
  'already-confirmed',
  'already-filed',
  'already-returned', // turned down with a letter; it can be filed, or taken back before the letter leaves
  'not-confirmed-yet',
  'not-filed-yet',
  'handed-over',
  'not-waiting',
  'unknown-colleague', // the person or team to forward to is not of this office
  'needs-assignment',
  'already-assigned', // somebody was faster at the clearing basket
  'already-ceded', // given to another authority
  'claimed', // a colleague has it in hand, and the person was not asked
  'unknown-case', // the household to assign to is not of this office
  'unknown-person', // the person is not one of that household
  'unknown-office', // the service office is none of this Jobcenter, or the basket is its own already
  'already-known', // the person or the household to be registered exists already
  'forbidden',
  'unknown-task',
  'unknown-file', // the target file is not one of the task's case
  'unknown-register',
  'incomplete', // Durchschrift or a proof is missing from the filing, or a document is none of the task's
  'invalid-take-over', // a taken-over value is no field of the procedure or does not have its form
  'content-missing', // a working copy to be filed never reached the server, or is no longer on the workstation
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export const refusalReason = z.enum(refusalReasons);
