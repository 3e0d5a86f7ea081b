/** One step of the server's schema. Never edited after release; step and version are committed together. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}
