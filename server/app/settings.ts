import { parseArgs } from 'node:util';
import type { DatabaseLocation } from '../store/open-database.ts';

export interface Settings {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly dataFolder: string;
  readonly database: Exclude<DatabaseLocation, { kind: 'memory' }>;
  /** `when-empty`: an embedded database without an office gets the demo office. */
  readonly demo: 'always' | 'when-empty' | 'never';
  readonly newEpoch: boolean;
}

export const usage = `Aufruf: npm run server -- [Angaben]

  --port N             Port; 0 nimmt einen freien (sonst 8080)
  --host ADRESSE       Netzadresse (sonst 127.0.0.1, also nur dieser Rechner)
  --data ORDNER        Ordner für Datenbank, Dokumente und Übergaben (sonst ./data)
  --database-url URL   PostgreSQL statt der eingebauten Datenbank
  --demo               Demodaten anlegen, wenn noch keine da sind
  --no-demo            keine Demodaten anlegen; die Vorgabe bei --database-url
  --new-epoch          nach dem Zurückspielen einer Sicherung: alle Arbeitsplätze gleichen neu ab
  --help               diese Hilfe
`;

/** Undefined: help is wanted. Throws with a sentence for the operator. */
export function readSettings(words: readonly string[]): Settings | undefined {
  const values = parse(words);
  if (values.help) return undefined;
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) throw new Error('--port erwartet eine Zahl von 0 bis 65535.');
  const url = values['database-url'];
  if (url !== undefined && !/^postgres(ql)?:\/\//.test(url)) {
    throw new Error('--database-url erwartet eine Adresse, die mit postgresql:// beginnt.');
  }
  const byDefault = url === undefined ? 'when-empty' : 'never';
  return {
    host: values.host,
    port,
    dataFolder: values.data,
    database: url === undefined ? { kind: 'folder', folder: `${values.data}/database` } : { kind: 'server', url },
    demo: values.demo === undefined ? byDefault : values.demo ? 'always' : 'never',
    newEpoch: values['new-epoch'],
  };
}

const options = {
  port: { type: 'string', default: '8080' },
  host: { type: 'string', default: '127.0.0.1' },
  data: { type: 'string', default: 'data' },
  'database-url': { type: 'string' },
  demo: { type: 'boolean' },
  'new-epoch': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowNegative: true }).values;
  } catch {
    throw new Error('Eine der Angaben ist unbekannt oder unvollständig.');
  }
}
