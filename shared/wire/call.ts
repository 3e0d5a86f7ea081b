import type { z } from 'zod';
import type { Route } from './routes.ts';

/** What a route takes, as it declares it. */
export interface CallParts<Called extends Route> {
  readonly params?: Called extends { readonly params: z.ZodObject } ? z.input<Called['params']> : undefined;
  readonly body?: Called extends { readonly body: z.ZodType } ? z.input<Called['body']> : undefined;
}

type Good<Called extends Route> = Extract<keyof Called['responses'], 200 | 201 | 204>;

/** What a route answers when all went well. */
export type CallAnswer<Called extends Route> = Called['responses'][Good<Called>] extends z.ZodType
  ? z.output<Called['responses'][Good<Called>]>
  : never;
