import { Gauge, type Registry } from 'prom-client';
import type { Database, Queryable } from '../store/database.ts';
import { countFiledDocuments, countHandovers, countTasks, type WorkCount } from '../store/work-counts.ts';

/** Gauges of the work itself, asked for with every scrape. */
export function registerWorkGauges(registry: Registry, database: Database): void {
  const register = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    count: (queryable: Queryable) => Promise<readonly WorkCount<Label>[]>,
  ) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        const rows = await database.read(count);
        this.reset();
        for (const row of rows)
          this.set(Object.fromEntries(labelNames.map((label) => [label, row[label]])) as never, row.count);
      },
    });

  register('zweiklick_tasks', 'Tasks by state', ['state'], countTasks);
  register('zweiklick_filed_documents', 'Documents filed from submissions', ['origin'], countFiledDocuments);
  register('zweiklick_transfers', 'Hand-overs by receiver and state', ['target', 'state'], countHandovers);
}
