import { dayInBerlin } from '../base/calendar-date.ts';
import type { CedeLetterFacts } from '../domain/cede-letter.ts';
import type { Task } from '../domain/task.ts';
import { findProcedure } from './catalogue.ts';

/** What the letter of an Abgabe says about a task; to whom it goes a person has to say. Pure. */
export function cedeFacts({
  procedure,
  submission,
}: Pick<Task, 'procedure' | 'submission'>): Omit<CedeLetterFacts, 'authority'> {
  return {
    name: submission.applicant,
    procedure: findProcedure(procedure)?.label ?? procedure,
    receivedOn: dayInBerlin(submission.receivedAt),
  };
}
