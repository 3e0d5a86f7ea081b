import type { WorkerName } from './app.ts';

const places: Readonly<Record<WorkerName, string>> = {
  'import-worker': '../sync/import-worker.ts',
  'evidence-worker': '../evidence/service/evidence-worker.ts',
};

/** Where the scripts of workers lie when the core runs from its sources: command line and tests. */
export function workerSource(name: WorkerName): URL {
  return new URL(places[name], import.meta.url);
}
