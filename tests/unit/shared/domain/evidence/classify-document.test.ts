import { describe, expect, it } from 'vitest';
import { classifyDocument } from '../../../../../shared/domain/evidence/classify-document.ts';
import { arrangements, rowsCertificate } from '../../../../helpers/certificate-reading.ts';
import { type Print, pageOf, readingOf } from '../../../../helpers/reading.ts';

const box = { left: 0.6, top: 0.2, width: 0.3, height: 0.1 };
const classify = (prints: readonly Print[]) => classifyDocument(readingOf([pageOf(prints)]));
const cells = (...codes: readonly string[]): readonly Print[] => [
  [20, 470, 'AU-begründende Diagnose(n) (ICD-10)', 8],
  ...[0, 1, 2].flatMap((column): readonly Print[] => [
    [20 + column * 150, 484, 'ICD-10 - Code', 6],
    ...(codes[column] === undefined ? [] : ([[20 + column * 150, 494, codes[column]]] as const)),
  ]),
  [35, 530, 'sonstiger Unfall, Unfallfolgen', 8],
];

describe.each(Object.entries(arrangements))('a certificate with its days in %s', (_, draw) => {
  it.each([
    ['Ausfertigung zur Vorlage beim Arbeitgeber', 'EMPLOYER'],
    ['Ausfertigung für Versicherte', 'INSURED'],
    ['Ausfertigung zur Vorlage bei der Krankenkasse', 'INSURER'],
    ['Ausfertigung zum Verbleib beim Arzt', 'DOCTOR'],
    ['Austertigung zur Vorlaqe beim Arbeitqeber', 'EMPLOYER'],
    ['Ausfertigung fur Versicherte', 'INSURED'],
  ])('is recognised, and "%s" is the copy for %s', (bar, copyKind) => {
    const verdict = classifyDocument(readingOf([draw({ bar })]));
    expect(verdict).toMatchObject({
      isCertificate: true,
      kind: 'au',
      copyKind,
      containsDiagnosis: false,
      isLegible: true,
    });
  });
});

describe('the copy without its bar', () => {
  it('is told by the form code', () => {
    expect(classifyDocument(readingOf([rowsCertificate({ bar: '' })])).copyKind).toBe('EMPLOYER');
  });
});

describe('a diagnosis', () => {
  it('is found in filled cells and covered, and its code goes nowhere', () => {
    const verdict = classifyDocument(
      readingOf([rowsCertificate({ bar: 'Ausfertigung für Versicherte', below: cells('J06.9 G') })]),
    );
    expect(verdict.containsDiagnosis).toBe(true);
    expect(verdict.sensitive).toHaveLength(1);
    const [place] = verdict.sensitive;
    expect(place?.reason).toBe('diagnosis');
    expect(place?.box.top).toBeLessThan(494 / 800);
    expect((place?.box.top ?? 0) + (place?.box.height ?? 0)).toBeGreaterThan(504 / 800);
    expect(JSON.stringify(verdict)).not.toContain('J06');
  });

  it.each([['JO6.9 G'], ['J06,9 G'], ['F32.1 G'], ['Z98'], ['S60.81 G R'], ['M54.5G']])(
    'is recognised in %s',
    (code) => {
      expect(classifyDocument(readingOf([rowsCertificate({ below: cells(code) })])).containsDiagnosis).toBe(true);
    },
  );

  it('is not claimed where the cells are empty', () => {
    expect(classifyDocument(readingOf([rowsCertificate({ below: cells() })]))).toMatchObject({
      containsDiagnosis: false,
      sensitive: [],
    });
  });

  it('is not claimed by the note of the employer copy, which only speaks of one', () => {
    const below: readonly Print[] = [
      [
        20,
        470,
        'Der Krankenkasse wird unverzüglich eine Bescheinigung über die Arbeitsunfähigkeit mit Angaben über die',
        7,
      ],
      [20, 478, 'Diagnose sowie die voraussichtliche Dauer der Arbeitsunfähigkeit übersandt.', 7],
    ];
    expect(classifyDocument(readingOf([rowsCertificate({ below })]))).toMatchObject({
      containsDiagnosis: false,
      copyKind: 'EMPLOYER',
    });
  });

  it('is in the PDF417 of the insurer copy', () => {
    const barcodes = [{ page: 1, box, format: 'PDF417', firstFields: ['01', 'a', '12'] }];
    const verdict = classifyDocument(readingOf([rowsCertificate()], { barcodes }));
    expect(verdict.containsDiagnosis).toBe(true);
    expect(verdict.sensitive.map(({ reason }) => reason)).toEqual(['barcode']);
  });

  it('is not in another barcode', () => {
    const barcodes = [{ page: 1, box, format: 'QRCode', firstFields: ['https://example.invalid'] }];
    expect(classifyDocument(readingOf([rowsCertificate()], { barcodes })).containsDiagnosis).toBe(false);
  });

  it('is found in the words of an attest', () => {
    const verdict = classify([
      [70, 80, 'Ärztliches Attest', 16],
      [70, 120, 'Frau Mara Mertens, geb. am 12.03.1985, ist bei mir in Behandlung.'],
      [70, 140, 'Diagnose: Akute Infektion'],
      [70, 180, 'Dr. med. A. Beispiel'],
    ]);
    expect(verdict).toMatchObject({ kind: 'attest', containsDiagnosis: true });
  });
});

describe('papers that are no certificate', () => {
  const child: readonly Print[] = [
    [20, 20, 'Krankenkasse bzw. Kostenträger', 7],
    [20, 56, 'Name, Vorname des Versicherten', 7],
    [20, 68, 'KAYA'],
    [20, 81, 'EMRE'],
    [230, 70, 'geb. am', 7],
    [230, 81, '01.07.19'],
    [300, 20, 'Ärztliche Bescheinigung für den', 12],
    [300, 36, 'Bezug von Krankengeld bei', 12],
    [300, 52, 'Erkrankung eines Kindes', 12],
    [300, 120, 'vom 23.11.26 bis einschließlich 25.11.26'],
    [20, 250, 'Vertragsarztstempel / Unterschrift des Arztes', 6],
  ];

  it('Muster 21 is for a sick child, and the child is another person', () => {
    const verdict = classify(child);
    expect(verdict).toMatchObject({
      isCertificate: false,
      kind: 'child-sick',
      copyKind: 'OTHER',
      containsDiagnosis: false,
    });
    expect(verdict.sensitive.map(({ reason }) => reason)).toEqual(['third-party']);
  });

  it.each([
    [
      'hospital',
      [
        'Liegebescheinigung',
        'Die genannte Person befand sich vom 20.11. bis 24.11.2026 bei uns.',
        'Klinikum Musterstadt, Station 4',
      ],
    ],
    [
      'hospital',
      ['Bescheinigung', 'Frau Mertens war in stationärer Behandlung in unserem Haus.', 'Klinikum Musterstadt'],
    ],
    [
      'attest',
      ['Ärztliches Attest', 'Frau Mertens kann aus gesundheitlichen Gründen nicht reisen.', 'Praxis Dr. Beispiel'],
    ],
    [
      'attest',
      ['Attest', 'Frau Mertens kann den Termin nicht wahrnehmen, das bescheinige ich.', 'Praxis Dr. Beispiel'],
    ],
    [
      'other',
      [
        'Arbeitsvertrag',
        'Eine Arbeitsunfähigkeit und ihre voraussichtliche Dauer sind unverzüglich mitzuteilen.',
        'Ein Attest ist auf Verlangen vorzulegen.',
      ],
    ],
    [
      'other',
      [
        'Bestätigung Ihrer Kontoverbindung',
        'gern bestätigen wir Ihnen, dass bei uns ein Konto geführt wird.',
        'Freundliche Grüße, Ihre Bank',
      ],
    ],
    [
      'other',
      [
        'Krankmeldung (Durchschrift)',
        'Arbeitsunfähig seit 23.11.2026',
        'Voraussichtlich bis 27.11.2026',
        'Festgestellt am 23.11.2026',
        'Art der Bescheinigung Erstbescheinigung',
      ],
    ],
    [
      'other',
      [
        'Wie geht es dir? Hast du die Arbeitsunfähigkeitsbescheinigung schon?',
        'Ja, Folgebescheinigung bis Freitag, arbeitsunfähig seit Montag.',
        'Gute Besserung wünschen wir dir alle',
      ],
    ],
  ] as const)('%s: %j', (kind, lines) => {
    expect(classify(lines.map((line, index): Print => [70, 80 + index * 24, line]))).toMatchObject({
      kind,
      isCertificate: false,
      copyKind: 'OTHER',
    });
  });

  it('says where hardly anything could be read', () => {
    expect(classify([[20, 20, 'xx yy']]).isLegible).toBe(false);
    expect(classifyDocument(readingOf([], { problem: 'damaged' })).isLegible).toBe(false);
    expect(classifyDocument(readingOf([rowsCertificate({}, { quality: 'unreadable' })])).isLegible).toBe(false);
    expect(classifyDocument(readingOf([rowsCertificate({}, { source: 'ocr', confidence: 0.2 })])).isLegible).toBe(
      false,
    );
  });
});

describe('our own Durchschrift of a follow-up', () => {
  it('is no paper of a hospital, although Folge- and Liegebescheinigung are nearly one word', () => {
    const verdict = classify([
      [60, 80, 'Durchschrift der Einreichung', 14],
      [60, 140, 'Art der Bescheinigung'],
      [220, 140, 'Folgebescheinigung'],
      [60, 160, 'Voraussichtlich bis'],
      [220, 160, '27.11.2026'],
      [60, 180, 'Diese Durchschrift gibt die Angaben so wieder, wie sie eingegangen sind.'],
    ]);
    expect(verdict.kind).toBe('other');
  });
});
