import { documentUpload } from './definitions/document-upload.ts';
import { move } from './definitions/move.ts';
import { sickNote } from './definitions/sick-note.ts';
import type { Procedure } from './procedure.ts';

/** Every Vorgangsart the office offers. To add one: a definition file and its line here. */
export const procedures: readonly Procedure[] = [sickNote, move, documentUpload];

export function findProcedure(id: string): Procedure | undefined {
  return procedures.find((procedure) => procedure.id === id);
}

/** Of a task on the server: the intake takes nothing of another procedure. */
export function procedureOf(task: { readonly procedure: string }): Procedure {
  const procedure = findProcedure(task.procedure);
  if (procedure === undefined) throw new Error('a task of a procedure that is not in the catalogue');
  return procedure;
}
