import { z } from 'zod';
import { candidateSchema, directoryHitSchema, directoryLimit } from '../domain/directory-hit.ts';

/**
 * POST /v1/directory/search. Name, birth date (`12.03.1985`), BG-Nummer and Kundennummer in any order; what is given must
 * all fit. 400 `invalid-input`: too little to search for.
 */
export const directoryRequest = z.strictObject({
  text: z.string().trim().min(1).max(200),
  /** The kind of submission that is to be assigned: it decides to whom the work goes. */
  procedure: z.string().min(1).max(60),
});
export const directoryResponse = z.object({
  hits: z.array(directoryHitSchema).max(directoryLimit),
  /** There are others that fit. */
  more: z.boolean(),
});

/** GET /v1/tasks/:taskId/candidates, for a task in the clearing basket; the likeliest first. */
export const candidatesResponse = z.object({
  candidates: z.array(candidateSchema).max(directoryLimit),
  /** Those into whose basket the task can be moved. */
  serviceOffices: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
