import { parseArgs } from 'node:util';
import type { SessionLimits } from '../session/sessions.ts';
import { isSafeAddress } from '../session/sign-in-rules.ts';
import { type DatabasePlace, readDatabasePlace } from './read-database-place.ts';

export interface Settings {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly dataFolder: string;
  readonly database: DatabasePlace;
  /** `when-empty`: an embedded database without an office gets the demo office. */
  readonly demo: 'always' | 'when-empty' | 'never';
  readonly newEpoch: boolean;
  /** File with the office's identity provider; undefined for the embedded one. */
  readonly oidcConfig: string | undefined;
  /** Where workstations and browsers reach the server; undefined for the address it listens on. */
  readonly publicUrl: string | undefined;
  readonly limits: SessionLimits;
}

export const usage = `Aufruf: npm run server -- [Angaben]

  --port N             Port; 0 nimmt einen freien (sonst 8080)
  --host ADRESSE       Netzadresse (sonst 127.0.0.1, also nur dieser Rechner)
  --data ORDNER        Ordner für Datenbank, Dokumente und Übergaben (sonst ./data)
  --database-url URL   PostgreSQL statt der eingebauten Datenbank
  --demo               Demodaten anlegen, wenn noch keine da sind
  --no-demo            keine Demodaten anlegen; die Vorgabe bei --database-url
  --new-epoch          nach dem Zurückspielen einer Sicherung: alle Arbeitsplätze gleichen neu ab
  --oidc-config DATEI  Anmeldung über den Anmeldedienst der Behörde (JSON, siehe docs/sign-in.md); sonst der eingebaute
  --public-url URL     Adresse, unter der Arbeitsplätze und Browser den Server erreichen (hinter einem Reverse-Proxy)
  --session-minutes N  so lange gilt eine Sitzung, bis sie erneuert wird (sonst 60)
  --offline-trust-hours N  so lange zeigt ein Arbeitsplatz ohne Verbindung seine Daten (sonst 72)
  --renewal-grace-seconds N  so lange darf er eine Erneuerung wiederholen, deren Antwort verloren ging (sonst 60)
  --help               diese Hilfe
`;

/** Undefined: help is wanted. Throws with a sentence for the operator. */
export function readSettings(words: readonly string[]): Settings | undefined {
  const values = parse(words);
  if (values.help) return undefined;
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) throw new Error('--port erwartet eine Zahl von 0 bis 65535.');
  const url = values['database-url'];
  const byDefault = url === undefined ? 'when-empty' : 'never';
  return {
    host: values.host,
    port,
    dataFolder: values.data,
    database: readDatabasePlace(values.data, url),
    demo: values.demo === undefined ? byDefault : values.demo ? 'always' : 'never',
    newEpoch: values['new-epoch'],
    oidcConfig: values['oidc-config'],
    publicUrl: readPublicUrl(values['public-url']),
    limits: {
      sessionMs: readNumber('session-minutes', values['session-minutes'], 1, 24 * 60) * 60_000,
      offlineTrustHours: readNumber('offline-trust-hours', values['offline-trust-hours'], 0, 24 * 90),
      renewalGraceMs: readNumber('renewal-grace-seconds', values['renewal-grace-seconds'], 0, 3600) * 1000,
    },
  };
}

/** A browser types passwords there: https, or this machine. */
function readPublicUrl(address: string | undefined): string | undefined {
  if (address !== undefined && !isSafeAddress(address)) {
    throw new Error('--public-url erwartet eine Adresse, die mit https:// beginnt.');
  }
  return address;
}

function readNumber(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number < least || number > most) {
    throw new Error(`--${name} erwartet eine Zahl von ${least} bis ${most}.`);
  }
  return number;
}

const options = {
  port: { type: 'string', default: '8080' },
  host: { type: 'string', default: '127.0.0.1' },
  data: { type: 'string', default: 'data' },
  'database-url': { type: 'string' },
  demo: { type: 'boolean' },
  'new-epoch': { type: 'boolean', default: false },
  'oidc-config': { type: 'string' },
  'public-url': { type: 'string' },
  'session-minutes': { type: 'string', default: '60' },
  'offline-trust-hours': { type: 'string', default: '72' },
  'renewal-grace-seconds': { type: 'string', default: '60' },
  help: { type: 'boolean', default: false },
} as const;

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowNegative: true }).values;
  } catch {
    throw new Error('Eine der Angaben ist unbekannt oder unvollständig.');
  }
}
