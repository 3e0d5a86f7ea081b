import type { z } from 'zod';

/** A request the interface may send to the core: declared once, validated at both ends. */
export interface Channel<Request extends z.ZodType = z.ZodType, Response extends z.ZodType = z.ZodType> {
  readonly request: Request;
  readonly response: Response;
}

export function channel<Request extends z.ZodType, Response extends z.ZodType>(
  request: Request,
  response: Response,
): Channel<Request, Response> {
  return { request, response };
}
