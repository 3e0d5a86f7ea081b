import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import { createSeededRandom, type SeededRandom } from '../names/seeded-random.ts';
import { type CaseLetterContext, type CaseLetterKind, caseLetterPages } from './case-letters.ts';
import { type ChildSickNoteDetails, childSickNotePage } from './child-sick-note-page.ts';
import {
  type Addressee,
  bankLetterPages,
  type EmploymentDetails,
  employmentContractPages,
  landlordConfirmationPages,
  type SchoolDetails,
  schoolCertificatePages,
} from './proof-letters.ts';
import { type DemoFile, type ProofForm, renderProof } from './render-proof.ts';
import type { PageModel } from './surface.ts';
import { type TenancyDetails, tenancyContractPages } from './tenancy-contract.ts';

interface Naming {
  readonly title: string;
  readonly fileName: string;
  readonly createdOn: CalendarDate;
}

/** Lease for a flat, twelve pages. */
export function makeTenancyContract(details: TenancyDetails, form: ProofForm, seed: string): Promise<DemoFile> {
  const naming = { title: 'Mietvertrag', fileName: 'Mietvertrag.pdf', createdOn: details.signedOn };
  return make(naming, form, seed, (random) => tenancyContractPages(details, random));
}

/** Wohnungsgeberbestätigung, one page. */
export function makeLandlordConfirmation(details: TenancyDetails, form: ProofForm, seed: string): Promise<DemoFile> {
  const naming = {
    title: 'Wohnungsgeberbestätigung',
    fileName: 'Wohnungsgeberbestätigung.pdf',
    createdOn: details.signedOn,
  };
  return make(naming, form, seed, (random) => landlordConfirmationPages(details, random));
}

/** Confirmation of an account, one page. */
export function makeBankLetter(
  details: { readonly holder: Addressee; readonly iban: string; readonly writtenOn: CalendarDate },
  form: ProofForm,
  seed: string,
): Promise<DemoFile> {
  const naming = { title: 'Kontobestätigung', fileName: 'Kontobestätigung.pdf', createdOn: details.writtenOn };
  return make(naming, form, seed, (random) => bankLetterPages(details.holder, details.iban, details.writtenOn, random));
}

/** Muster 21, "Kind krank": resembles a sick note and proves something else. */
export function makeChildSickNote(details: ChildSickNoteDetails, form: ProofForm, seed: string): Promise<DemoFile> {
  const naming = { title: 'Ärztliche Bescheinigung', fileName: 'Bescheinigung Kind.pdf', createdOn: details.issuedOn };
  return make(naming, form, seed, (random) => [childSickNotePage(details, random)]);
}

/** Contract of employment, two pages. */
export function makeEmploymentContract(
  employee: Addressee,
  details: EmploymentDetails,
  form: ProofForm,
  seed: string,
): Promise<DemoFile> {
  const naming = { title: 'Arbeitsvertrag', fileName: 'Arbeitsvertrag.pdf', createdOn: details.signedOn };
  return make(naming, form, seed, (random) => employmentContractPages(employee, details, random));
}

/** Schulbescheinigung, one page. */
export function makeSchoolCertificate(
  pupil: Addressee,
  details: SchoolDetails,
  form: ProofForm,
  seed: string,
): Promise<DemoFile> {
  const naming = { title: 'Schulbescheinigung', fileName: 'Schulbescheinigung.pdf', createdOn: details.issuedOn };
  return make(naming, form, seed, (random) => schoolCertificatePages(pupil, details, random));
}

const letterNames: Readonly<Record<CaseLetterKind, string>> = {
  decision: 'Bescheid',
  'cooperation-plan': 'Kooperationsplan',
  invitation: 'Einladung',
  note: 'Beratungsvermerk',
};

/** A document of the office for a file's history: a digital PDF of one or two pages, cheap enough for hundreds. */
export function makeCaseLetter(kind: CaseLetterKind, context: CaseLetterContext, seed: string): Promise<DemoFile> {
  const name = letterNames[kind];
  const naming = { title: name, fileName: `${context.writtenOn} ${name}.pdf`, createdOn: context.writtenOn };
  return make(naming, 'digital-pdf', seed, (random) => caseLetterPages(kind, context, random));
}

function make(
  naming: Naming,
  form: ProofForm,
  seed: string,
  pagesOf: (random: SeededRandom) => readonly PageModel[],
): Promise<DemoFile> {
  const random = createSeededRandom(`${naming.title}/${seed}`);
  const pages = pagesOf(random);
  return renderProof({ ...naming, appTitle: naming.title, printed: pages, onPaper: pages }, form, random);
}
