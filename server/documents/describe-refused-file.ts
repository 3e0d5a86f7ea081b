import { unreachable } from '../../shared/base/unreachable.ts';
import type { RefusedFile } from './sniff-media-type.ts';

const accepted = 'Bitte senden Sie die Unterlage als PDF, JPEG, PNG, WebP, HEIC oder TIFF.';

/** What the portal tells the citizen about a file that was not taken: what is wrong and what to do. */
export function describeRefusedFile(refused: RefusedFile): string {
  switch (refused.kind) {
    case 'empty':
      return 'Die Datei ist leer. Bitte wählen Sie die Datei noch einmal aus.';
    case 'cannot-be-shown-yet':
      return `Bilder im Format ${refused.format} können im Jobcenter noch nicht angezeigt werden. ${accepted}`;
    case 'not-allowed':
      return describeNotAllowed(refused.format);
    case 'encrypted':
      return 'Die PDF-Datei ist verschlüsselt oder durch ein Passwort geschützt. Bitte senden Sie sie ohne diesen Schutz.';
    case 'ambiguous':
      return `Die Datei enthält mehr als ein Dokument und wird aus Sicherheitsgründen nicht angenommen. ${accepted}`;
    case 'damaged':
      return 'Die Datei ist beschädigt oder unvollständig. Bitte erstellen Sie sie neu und senden Sie sie noch einmal.';
    case 'too-many-pixels':
      return 'Das Bild ist zu groß. Bitte verkleinern Sie es auf höchstens 100 Megapixel.';
    default:
      return unreachable(refused);
  }
}

function describeNotAllowed(format: Extract<RefusedFile, { kind: 'not-allowed' }>['format']): string {
  switch (format) {
    case 'office':
      return 'Office-Dokumente werden nicht angenommen. Bitte speichern Sie das Dokument als PDF und senden Sie diese Datei.';
    case 'archive':
      return `Archive (zum Beispiel ZIP) werden nicht angenommen. Bitte senden Sie die Dateien einzeln. ${accepted}`;
    case 'markup':
    case 'program':
    case 'script':
    case 'unknown':
      return `Diese Art von Datei wird aus Sicherheitsgründen nicht angenommen. ${accepted}`;
    default:
      return unreachable(format);
  }
}
