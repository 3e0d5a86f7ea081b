import { addDays, dayInBerlin, type Instant } from '../../shared/base/calendar-date.ts';
import { unreachable } from '../../shared/base/unreachable.ts';
import { documentUpload } from '../../shared/procedures/definitions/document-upload.ts';
import { makeBankLetter, makeEmploymentContract, makeSchoolCertificate } from './files/make-proofs.ts';
import type { DemoFile, ProofForm } from './files/render-proof.ts';
import { streets } from './names/places.ts';
import type { SeededRandom } from './names/seeded-random.ts';
import type { PlannedSubmission, Sender } from './planned-submission.ts';

export type UploadKind = 'bank-letter' | 'employment-contract' | 'school-certificate';

export interface UploadPlan {
  readonly key: string;
  readonly sender: Sender;
  readonly receivedAt: Instant;
  readonly kind: UploadKind;
  readonly form: ProofForm;
  /** Drawn when absent. */
  readonly subject?: string;
}

const subjects: Readonly<Record<UploadKind, readonly [string, ...string[]]>> = {
  'bank-letter': ['Neue Bankverbindung', 'Bestätigung meiner Bank'],
  'employment-contract': ['Arbeitsvertrag', 'Arbeitsaufnahme'],
  'school-certificate': ['Schulbescheinigung', 'Schulbescheinigung für das neue Schuljahr'],
};

/** Unterlagen without a form of their own. */
export function planUpload(random: SeededRandom, plan: UploadPlan): PlannedSubmission {
  const subject = plan.subject ?? random.pick(subjects[plan.kind]);
  const message = random.pick([
    '',
    'Anbei die gewünschte Unterlage.',
    'Wie telefonisch besprochen. Mit freundlichen Grüßen',
  ]);
  return {
    key: plan.key,
    receivedAt: plan.receivedAt,
    procedure: documentUpload.id,
    applicant: plan.sender.applicant,
    declared: message === '' ? { subject } : { subject, message },
    makeFiles: async (fileRandom) => [await makeFile(fileRandom, plan)],
  };
}

function makeFile(random: SeededRandom, { key, sender, receivedAt, kind, form }: UploadPlan): Promise<DemoFile> {
  const { person } = sender;
  const writtenOn = addDays(dayInBerlin(receivedAt), -random.between(1, 12));
  const street = `${random.pick(streets)} ${random.between(1, 80)}`;
  switch (kind) {
    case 'bank-letter':
      return makeBankLetter({ holder: person, iban: person.iban, writtenOn }, form, key);
    case 'employment-contract': {
      const employment = {
        employer: random.pick(['Gartenbau Rütten', 'Bäckerei Sommerfeld', 'Rur-Logistik GmbH', 'Seniorenhaus Am Park']),
        employerAddress: `${street}, 52351 Düren`,
        occupation: random.pick(['Helfer/in im Lager', 'Verkäufer/in', 'Pflegehilfskraft', 'Gärtner/in']),
        startsOn: addDays(writtenOn, 14),
        signedOn: writtenOn,
        hoursPerWeek: random.pick([20, 25, 30, 38]),
        monthlyPayCents: random.between(950, 2450) * 100,
      };
      return makeEmploymentContract(person, employment, form, key);
    }
    case 'school-certificate': {
      const year = Number(writtenOn.slice(0, 4)) - (Number(writtenOn.slice(5, 7)) < 8 ? 1 : 0);
      const school = {
        school: 'Gesamtschule Rurtal',
        schoolAddress: `${street}, 52349 Düren`,
        schoolClass: `${random.between(5, 10)}${random.pick(['a', 'b', 'c'])}`,
        schoolYear: `${year}/${year + 1}`,
        issuedOn: writtenOn,
      };
      return makeSchoolCertificate(person, school, form, key);
    }
    default:
      return unreachable(kind);
  }
}
