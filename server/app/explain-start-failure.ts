import { BadOidcConfig } from '../session/read-oidc-config.ts';
import { errorCode } from '../store/database.ts';
import { DatabaseFromTheFuture } from '../store/migrate.ts';
import { FolderInUse } from './folder-lock.ts';

/** What the operator reads when the server cannot start, and the exit code (sysexits.h). Never quotes an address with a password. */
export function explainStartFailure(error: unknown): { readonly message: string; readonly exitCode: number } {
  if (error instanceof FolderInUse) {
    return { message: 'In diesem Datenordner arbeitet schon ein Server. Bitte beenden Sie ihn zuerst.', exitCode: 75 };
  }
  if (error instanceof DatabaseFromTheFuture) {
    return {
      message: 'Die Datenbank gehört zu einer neueren Version. Bitte starten Sie den neueren Server.',
      exitCode: 78,
    };
  }
  if (error instanceof BadOidcConfig) return { message: error.message, exitCode: 78 };
  const code = errorCode(error) ?? codeInside(error);
  if (code === 'EADDRINUSE') {
    return {
      message: 'Der Port ist belegt. Bitte wählen Sie mit --port einen anderen (0 nimmt einen freien).',
      exitCode: 69,
    };
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return { message: 'Für den Port oder den Datenordner fehlen die Rechte.', exitCode: 77 };
  }
  if (code !== undefined && (unreachableCodes.has(code) || code.startsWith('28') || code === '3D000')) {
    return { message: `Die Datenbank ist nicht erreichbar oder weist die Anmeldung ab (${code}).`, exitCode: 69 };
  }
  return { message: 'Der Server konnte nicht starten. Näheres steht im Protokoll.', exitCode: 70 };
}

/** What the operator reads when a command beside the server did not work: its own sentence where it has one. */
export function explainCommandFailure(error: unknown): string {
  const isOwnSentence = error instanceof Error && !('code' in error) && error.name === 'Error';
  return isOwnSentence ? error.message : explainStartFailure(error).message;
}

const unreachableCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ETIMEDOUT', 'ECONNRESET', '57P03']);

/** Node wraps the attempts on several addresses of one name. */
function codeInside(error: unknown): string | undefined {
  return error instanceof AggregateError ? error.errors.map(errorCode).find((code) => code !== undefined) : undefined;
}
