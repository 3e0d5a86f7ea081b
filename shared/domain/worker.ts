import { z } from 'zod';
import { teamId, workerId } from '../base/ids.ts';

/**
 * Roles of FEATURES 6.5: read, handle, coordinate a team, keep the records, administer. `privacy` is the office's data
 * protection officer, who reads the audit log and no case.
 */
export const roles = ['read', 'handle', 'coordinate', 'records', 'admin', 'privacy'] as const;
export type Role = (typeof roles)[number];

/** A member of the office's staff (Sachbearbeiter/in, Integrationsfachkraft, Teamleitung). */
export const workerSchema = z.object({
  id: workerId,
  login: z.string().min(1).max(64),
  displayName: z.string().min(1).max(120),
  teamId: teamId,
  teamName: z.string().max(120),
  serviceOfficeName: z.string().max(120),
  roles: z.array(z.enum(roles)),
});
export type Worker = z.infer<typeof workerSchema>;
