import type { ServerCounts } from './server-truth.ts';

export interface DemoReport {
  readonly steps: { readonly name: string; readonly ms: number }[];
  readonly tasks: DemoTask[];
  server: ServerCounts & {
    /** Prüfvermerke in the files, one for each task. */
    checkRecords: number;
  };
}

export interface DemoTask {
  readonly processNumber: string;
  readonly procedure: string;
  readonly clicks: number;
  /** As the server says. */
  filed: boolean;
}

export interface Expected {
  readonly tasks: number;
  readonly filedDocuments: number;
  readonly statistics: number;
}

/** What is missing for the whole job to have happened; empty when all of it did. Pure. */
export function findShortcomings(report: DemoReport, expected: Expected): readonly string[] {
  const { server, tasks } = report;
  return [
    ...tasks.filter((task) => task.clicks !== 2).map((task) => `${task.processNumber} took ${task.clicks} clicks`),
    ...tasks.filter((task) => !task.filed).map((task) => `${task.processNumber} is not filed on the server`),
    ...differs('tasks handled', tasks.length, expected.tasks),
    ...differs('tasks confirmed on the server', server.confirmed, expected.tasks),
    ...differs('documents filed on the server', server.filedDocuments, expected.filedDocuments),
    ...differs('Prüfvermerke filed on the server', server.checkRecords, expected.tasks),
    ...differs('statistics messages delivered', server.statistics, expected.statistics),
  ];
}

function differs(what: string, found: number, expected: number): readonly string[] {
  return found === expected ? [] : [`${what}: ${found} instead of ${expected}`];
}
