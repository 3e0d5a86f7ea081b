import type { ContentHash } from '../../../base/ids.ts';
import type { DocumentKind, DocumentVerdict, Finding } from '../verdict.ts';
import { makeFinding } from './make-finding.ts';
import type { Place, Situation } from './situation.ts';

const otherKinds: Readonly<Record<Exclude<DocumentKind, 'au'>, { readonly title: string; readonly name: string }>> = {
  'child-sick': {
    title: 'Kind krank statt AU',
    name: 'eine Bescheinigung über die Erkrankung eines Kindes (Muster 21)',
  },
  hospital: { title: 'Liegebescheinigung statt AU', name: 'eine Bescheinigung eines Krankenhauses' },
  attest: { title: 'Attest statt AU', name: 'ein ärztliches Attest' },
  other: { title: 'Keine AU-Bescheinigung', name: 'keine Arbeitsunfähigkeitsbescheinigung' },
};

/** C01 of a sick note: is there an AU certificate, and can it be read? */
export function findDocumentKind(situation: Situation): readonly Finding[] {
  const { documents, certificate, unread } = situation;
  if (situation.rules.document !== 'sick-note') return unread.map((hash) => unreadable(hash, 'flag'));
  if (documents.length === 0 && unread.length === 0) return [missing()];
  const spoilt = certificate === null ? 'hard' : 'flag';
  const found: Finding[] = unread.map((hash) => unreadable(hash, spoilt));
  for (const document of documents) {
    if (!document.isLegible) found.push(unreadable(document.contentHash, document === certificate ? 'hard' : spoilt));
    else if (!document.isCertificate) found.push(otherKind(document, certificate !== null));
  }
  return found;
}

/** C02: a copy with a diagnosis, or other people's data. Stands before filing, whatever the colour is. */
export function findSensitiveParts(situation: Situation): readonly Finding[] {
  return situation.documents.flatMap((document) => {
    const first = document.sensitive[0];
    const place =
      first === undefined ? wholePage(document.contentHash) : { ...first, contentHash: document.contentHash };
    if (document.containsDiagnosis || document.sensitive.some(({ reason }) => reason !== 'third-party')) {
      return [diagnosis(document, place)];
    }
    if (document.sensitive.length > 0) return [thirdParty(document, place)];
    if (!document.isCertificate || !document.isLegible) return [];
    if (situation.rules.acceptedCopies.includes(document.copyKind)) return [];
    return [document.copyKind === 'OTHER' ? unknownCopy(document) : otherCopy(document, place)];
  });
}

/** C24: a check digit that does not fit. A neutral remark for a person, never a score and never the number itself. */
export function findOddities(situation: Situation): readonly Finding[] {
  return situation.facts.wrongCheckDigits.map(({ kind, place }) =>
    makeFinding({
      id: 'C24',
      about: kind,
      severity: 'flag',
      title: 'Auffälligkeit',
      why: `Die Prüfziffer einer Nummer auf dem Nachweis (${kind}) passt nicht; oft liegt das nur am Bild oder am Druck.`,
      advice: 'Sehen Sie sich die Stelle auf der Seite an und entscheiden Sie selbst, ob Sie nachfragen.',
      place,
    }),
  );
}

function missing(): Finding {
  return makeFinding({
    id: 'C01',
    about: 'missing',
    severity: 'hard',
    title: 'Nachweis fehlt',
    why: 'Zu dieser Krankmeldung liegt kein Nachweis vor.',
    advice: 'Fordern Sie die AU-Bescheinigung an.',
  });
}

function unreadable(contentHash: ContentHash, severity: 'hard' | 'flag'): Finding {
  return makeFinding({
    id: 'C01',
    about: `unreadable:${contentHash.slice(0, 12)}`,
    severity,
    title: 'Nicht lesbar',
    why: 'Auf diesem Nachweis lässt sich zu wenig sicher lesen, um ihn zu vergleichen.',
    advice:
      severity === 'hard'
        ? 'Öffnen Sie die Seite und bearbeiten Sie das Bild, oder fordern Sie den Nachweis lesbar neu an.'
        : 'Öffnen Sie die Seite und sehen Sie selbst nach, was darauf steht.',
    place: wholePage(contentHash),
  });
}

function otherKind(document: DocumentVerdict, isBesideCertificate: boolean): Finding {
  const kind = otherKinds[document.kind === 'au' ? 'other' : document.kind];
  return makeFinding({
    id: 'C01',
    about: `kind:${document.contentHash.slice(0, 12)}`,
    severity: isBesideCertificate ? 'info' : 'hard',
    title: isBesideCertificate ? 'Weiteres Dokument' : kind.title,
    why: `Dieses Dokument ist ${kind.name}.`,
    advice: isBesideCertificate
      ? 'Es wird mit abgelegt; verglichen wird die AU-Bescheinigung.'
      : 'Geben Sie den Vorgang zurück und fordern Sie die AU-Bescheinigung an, oder leiten Sie ihn als andere Vorgangsart weiter.',
    place: wholePage(document.contentHash),
  });
}

function diagnosis(document: DocumentVerdict, place: Place): Finding {
  return makeFinding({
    id: 'C02',
    about: document.contentHash.slice(0, 12),
    severity: 'privacy',
    title: 'Ausfertigung mit Diagnose',
    why: 'Dieser Nachweis enthält Angaben zur Diagnose, die das Jobcenter nicht braucht und nicht aufbewahrt.',
    advice:
      'Legen Sie eine geschwärzte Fassung ab, oder geben Sie ihn zurück und bitten Sie um die Ausfertigung für den Arbeitgeber.',
    place,
  });
}

function thirdParty(document: DocumentVerdict, place: Place): Finding {
  return makeFinding({
    id: 'C02',
    about: document.contentHash.slice(0, 12),
    severity: 'privacy',
    title: 'Angaben über andere Personen',
    why: 'Dieser Nachweis enthält Angaben über Personen, um die es hier nicht geht.',
    advice: 'Schwärzen Sie die markierten Stellen vor der Ablage, oder geben Sie den Nachweis zurück.',
    place,
  });
}

function otherCopy(document: DocumentVerdict, place: Place): Finding {
  return makeFinding({
    id: 'C02',
    about: document.contentHash.slice(0, 12),
    severity: 'privacy',
    title: 'Andere Ausfertigung',
    why: 'Das ist nicht die Ausfertigung für den Arbeitgeber; auf dieser Ausfertigung können Angaben zur Diagnose stehen.',
    advice:
      'Prüfen Sie die Seite und schwärzen Sie vor der Ablage, oder bitten Sie um die Ausfertigung für den Arbeitgeber.',
    place,
  });
}

function unknownCopy(document: DocumentVerdict): Finding {
  return makeFinding({
    id: 'C02',
    about: document.contentHash.slice(0, 12),
    severity: 'flag',
    title: 'Ausfertigung nicht erkannt',
    why: 'Es war nicht zu lesen, für wen diese Ausfertigung bestimmt ist.',
    advice:
      'Sehen Sie auf der Seite nach, ob Angaben zur Diagnose darauf stehen, und schwärzen Sie sie vor der Ablage.',
    place: wholePage(document.contentHash),
  });
}

function wholePage(contentHash: ContentHash): Place {
  return { contentHash, page: 1, box: { left: 0, top: 0, width: 1, height: 1 } };
}
