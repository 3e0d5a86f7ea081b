import { createHash } from 'node:crypto';
import { makeBankLetter, makeLandlordConfirmation, makeTenancyContract } from '../../server/demo/files/make-proofs.ts';
import { makeSickNote } from '../../server/demo/files/make-sick-note.ts';
import type { DemoFile, ProofForm } from '../../server/demo/files/render-proof.ts';
import { makeSickNoteDetails } from '../../server/demo/files/sick-note-details.ts';
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

/** Sends sick notes in every form of proof, a move with its contract, and a bank letter, all for one known person. */
export async function makeSubmissions(applicant: Applicant, now: Date, today: CalendarDate): Promise<DemoSubmission[]> {
  const person = samePerson(applicant);
  const forms: readonly ProofForm[] = ['digital-pdf', 'skewed-scan', 'phone-photo', 'image-pdf', 'screenshot'];
  const sickNotes = await Promise.all(
    forms.map((form, index) => sickNote(person, form, addDays(today, -7 * index - 1))),
  );
  const others = [await move(person, addDays(today, 7)), await upload(person, today)];
  return [...sickNotes, ...others].map(({ procedure, declared, files }, index) => ({
    part: {
      submissionId: nameBasedId(`${now.toISOString()} ${index}`),
      procedure,
      applicant,
      declared,
      sentAt: now.toISOString(),
    },
    files,
  }));
}

interface Content {
  readonly procedure: string;
  readonly declared: Declared;
  readonly files: readonly DemoFile[];
}

async function sickNote(person: DemoPerson, form: ProofForm, unfitSince: CalendarDate): Promise<Content> {
  const seed = `demo ${form} ${unfitSince}`;
  const unfitUntil = addDays(unfitSince, 4);
  const period = { kind: 'initial', unfitSince, unfitUntil, assessedOn: unfitSince } as const;
  const details = makeSickNoteDetails(createSeededRandom(seed), person, period);
  return {
    procedure: 'sick-note',
    declared: { kind: 'INITIAL', unfitSince, unfitUntil, assessedOn: unfitSince },
    files: [await makeSickNote(details, form, seed)],
  };
}

async function move(person: DemoPerson, movedInOn: CalendarDate): Promise<Content> {
  const flat = {
    landlord: 'Wohnungsbau Rurtal eG',
    landlordAddress: 'Marktplatz 4, 52349 Düren',
    tenants: [`${person.givenNames} ${person.familyName}`],
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

async function upload(person: DemoPerson, today: CalendarDate): Promise<Content> {
  const letter = { holder: person, iban: person.iban, writtenOn: addDays(today, -2) };
  return {
    procedure: 'document-upload',
    declared: { subject: `Kontobestätigung vom ${formatGermanDay(letter.writtenOn)}` },
    files: [await makeBankLetter(letter, 'digital-pdf', 'demo bank letter')],
  };
}

/** Insurance numbers by chance, everything else as in the office's data. */
function samePerson({ familyName, givenNames, birthDate }: Applicant): DemoPerson {
  const address = { street: 'Ahornweg 7', postalCode: '52349', city: 'Düren' };
  return { ...makePerson(createSeededRandom('demo person')), familyName, givenNames, birthDate, ...address };
}

/** A UUID (version 8, RFC 9562) that is the same for the same name. */
function nameBasedId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
