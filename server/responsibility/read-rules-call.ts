import { parseArgs } from 'node:util';
import { type DatabasePlace, readDatabasePlace } from '../app/read-database-place.ts';

export interface RulesCall {
  readonly command: 'export' | 'import' | 'try';
  readonly dataFolder: string;
  readonly database: DatabasePlace;
  /** Of `import` the rules, of `try` the example. */
  readonly file: string | undefined;
  /** Of `try`: rules that are not saved yet. */
  readonly rules: string | undefined;
}

export const usage = `Aufruf: npm run -s rules -- BEFEHL [Angaben]

  export               gibt die Zuständigkeitsregeln als JSON aus, mit den Namen hinter den Kennungen
  import DATEI         speichert die Regeln aus einer geänderten Datei von „export“
  try DATEI            zeigt, wohin ein Beispiel käme und warum; gespeichert wird nichts
    --rules DATEI      mit den Regeln dieser Datei statt mit den gespeicherten

  --data ORDNER        Ordner der eingebauten Datenbank (sonst ./data); der Server darf dabei nicht laufen
  --database-url URL   PostgreSQL statt der eingebauten Datenbank; der Server darf laufen

Änderungen und Proben stehen im Protokoll. Format der Dateien: docs/responsibility.md
`;

/** Throws with a sentence for the operator. */
export function readRulesCall(words: readonly string[]): RulesCall {
  const { values, positionals } = parse(words);
  const [command, file] = positionals;
  if (command !== 'export' && command !== 'import' && command !== 'try') throw new Error(usage);
  if ((command === 'export') !== (file === undefined) || positionals.length > 2) throw new Error(usage);
  return {
    command,
    dataFolder: values.data,
    database: readDatabasePlace(values.data, values['database-url']),
    file,
    rules: values.rules,
  };
}

const options = {
  data: { type: 'string', default: 'data' },
  'database-url': { type: 'string' },
  rules: { type: 'string' },
} as const;

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch {
    throw new Error(usage);
  }
}
