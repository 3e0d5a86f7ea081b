import { createHash } from 'node:crypto';
import { makeBankLetter, makeLandlordConfirmation, makeTenancyContract } from '../../server/demo/files/make-proofs.ts';
import { makeSickNote } from '../../server/demo/files/make-sick-note.ts';
import type { DemoFile, ProofForm } from '../../server/demo/files/render-proof.ts';
import { makeSickNoteDetails } from '../../server/demo/files/sick-note-details.ts';
import { type NamedKey, namedHouseholds } from '../../server/demo/named-households.ts';
import { type DemoPerson, makePerson } from '../../server/demo/names/make-person.ts';
import { createSeededRandom } from '../../server/demo/names/seeded-random.ts';
import { addDays, type CalendarDate, formatGermanDay } from '../../shared/base/calendar-date.ts';
import type { Applicant, Declared } from '../../shared/domain/submission.ts';

/** One submission as a portal sends it. */
export interface DemoSubmission {
  readonly part: {
    readonly submissionId: string;
    readonly procedure: string;
    readonly applicant: Applicant;
    readonly declared: Declared;
    readonly sentAt: string;
  };
  readonly files: readonly DemoFile[];
}

/** Who sends what: each sick note by another person and in another form. All belong to the desk of the demo's caseworker. */
const senders: readonly (readonly [NamedKey, ProofForm])[] = [
  ['mertens', 'digital-pdf'],
  ['nowak', 'skewed-scan'],
  ['von-buelow', 'phone-photo'],
  ['oeztuerk', 'image-pdf'],
  ['haddad', 'screenshot'],
];

/** Sick notes in every form of proof, a move with its contract, and a bank letter; every proof says what is declared. */
export async function makeSubmissions(now: Date, today: CalendarDate): Promise<DemoSubmission[]> {
  const sickNotes = await Promise.all(
    senders.map(([key, form]) => sickNote(findPerson(key), form, addDays(today, -1))),
  );
  const mara = findPerson('mertens');
  const others = [await move(mara, addDays(today, 7)), await upload(mara, today)];
  return [...sickNotes, ...others].map(({ procedure, sender, declared, files }, index) => ({
    part: {
      submissionId: nameBasedId(`${now.toISOString()} ${index}`),
      procedure,
      applicant: sender.applicant,
      declared,
      sentAt: now.toISOString(),
    },
    files,
  }));
}

interface Sender {
  readonly person: DemoPerson;
  readonly applicant: Applicant;
}

interface Content {
  readonly procedure: string;
  readonly sender: Sender;
  readonly declared: Declared;
  readonly files: readonly DemoFile[];
}

async function sickNote(sender: Sender, form: ProofForm, unfitSince: CalendarDate): Promise<Content> {
  const seed = `demo ${form} ${unfitSince}`;
  const unfitUntil = addDays(unfitSince, 4);
  const period = { kind: 'initial', unfitSince, unfitUntil, assessedOn: unfitSince } as const;
  const details = makeSickNoteDetails(createSeededRandom(seed), sender.person, period);
  return {
    procedure: 'sick-note',
    sender,
    declared: { kind: 'INITIAL', unfitSince, unfitUntil, assessedOn: unfitSince },
    files: [await makeSickNote(details, form, seed)],
  };
}

async function move(sender: Sender, movedInOn: CalendarDate): Promise<Content> {
  const { givenNames, familyName } = sender.person;
  const flat = {
    landlord: 'Wohnungsbau Rurtal eG',
    landlordAddress: 'Marktplatz 4, 52349 Düren',
    tenants: [`${givenNames} ${familyName}`],
    street: 'Erlenweg 12',
    postalCode: '52351',
    city: 'Düren',
    startsOn: movedInOn,
    signedOn: addDays(movedInOn, -14),
    rooms: 2,
    livingArea: 54,
    baseRentCents: 41_200,
    ancillaryCents: 9800,
    heatingCents: 7400,
  };
  return {
    procedure: 'move',
    sender,
    declared: {
      movedInOn,
      newStreet: flat.street,
      newPostalCode: flat.postalCode,
      newCity: flat.city,
      wholeHousehold: true,
      livingArea: flat.livingArea,
      baseRent: '412.00',
      ancillaryCosts: '98.00',
      heatingCosts: '74.00',
      landlordName: flat.landlord,
    },
    files: [
      await makeTenancyContract(flat, 'digital-pdf', 'demo move'),
      await makeLandlordConfirmation(flat, 'image-pdf', 'demo landlord'),
    ],
  };
}

async function upload(sender: Sender, today: CalendarDate): Promise<Content> {
  const { person } = sender;
  const letter = { holder: person, iban: person.iban, writtenOn: addDays(today, -2) };
  return {
    procedure: 'document-upload',
    sender,
    declared: { subject: `Kontobestätigung vom ${formatGermanDay(letter.writtenOn)}` },
    files: [await makeBankLetter(letter, 'digital-pdf', 'demo bank letter')],
  };
}

/** As in the office's data, with insurance numbers by chance. */
function findPerson(key: NamedKey): Sender {
  const household = namedHouseholds.find((candidate) => candidate.key === key);
  const [person] = household?.persons ?? [];
  if (household === undefined || person === undefined) throw new Error('a household of the demo office is missing');
  const { familyName, givenNames, birthDate } = person;
  return {
    person: { ...makePerson(createSeededRandom(`demo ${key}`)), ...person },
    applicant: { familyName, givenNames, birthDate, caseNumber: household.caseNumber },
  };
}

/** A UUID (version 8, RFC 9562) that is the same for the same name. */
function nameBasedId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
