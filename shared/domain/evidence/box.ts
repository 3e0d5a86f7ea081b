import { z } from 'zod';

const part = z.number().min(0).max(1);

/** A rectangle in parts (0 to 1) of an upright page as the viewer shows it, origin at its upper left corner. */
export const boxSchema = z.object({ left: part, top: part, width: part, height: part });
export type Box = z.infer<typeof boxSchema>;
