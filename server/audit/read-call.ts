import { parseArgs } from 'node:util';
import { type DatabasePlace, readDatabasePlace } from '../app/read-database-place.ts';

export interface AuditCall {
  readonly command: 'verify' | 'export' | 'heads';
  readonly dataFolder: string;
  readonly database: DatabasePlace;
  /** An exported part to check, in place of the log itself. */
  readonly file: string | undefined;
  /** Of an export. */
  readonly reason: string;
}

export const usage = `Aufruf: npm run -s audit -- BEFEHL [Angaben]

  verify               prüft, ob das Protokoll vollständig und unverändert ist
  verify --file DATEI  prüft einen Auszug, ohne Datenbank
  export --reason TEXT gibt das ganze Protokoll mit seiner Kette aus (NDJSON); der Auszug wird selbst protokolliert
  heads                die außerhalb der Datenbank festgehaltenen Prüfsummen

  --data ORDNER        Ordner für Datenbank und Prüfsummen (sonst ./data)
  --database-url URL   PostgreSQL statt der eingebauten Datenbank

Ende mit 0: in Ordnung. 1: etwas fehlt oder wurde verändert. 2: der Aufruf ging nicht.
`;

/** Throws with a sentence for the operator. */
export function readAuditCall(words: readonly string[]): AuditCall {
  const { values, positionals } = parse(words);
  const [name, ...rest] = positionals;
  const command = (['verify', 'export', 'heads'] as const).find((known) => known === name);
  if (command === undefined || rest.length > 0) throw new Error(usage);
  const reason = values.reason?.trim() ?? '';
  if (command === 'export' && reason.length < 5) throw new Error('export braucht --reason mit einem Grund.');
  if (values.file !== undefined && command !== 'verify') throw new Error('--file gehört zu verify.');
  return {
    command,
    dataFolder: values.data,
    database: readDatabasePlace(values.data, values['database-url']),
    file: values.file,
    reason,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        data: { type: 'string', default: 'data' },
        'database-url': { type: 'string' },
        file: { type: 'string' },
        reason: { type: 'string' },
      },
    });
  } catch {
    throw new Error(usage);
  }
}
