import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CaseLetterContext } from '../../../../server/demo/files/case-letters.ts';
import {
  makeBankLetter,
  makeCaseLetter,
  makeChildSickNote,
  makeEmploymentContract,
  makeLandlordConfirmation,
  makeSchoolCertificate,
  makeTenancyContract,
} from '../../../../server/demo/files/make-proofs.ts';
import type { TenancyDetails } from '../../../../server/demo/files/tenancy-contract.ts';
import { readPdf } from '../documents/read-pdf.ts';
import { day, mara, sickNoteOf } from './demo-people.ts';

const tenancy: TenancyDetails = {
  landlord: 'Wohnbau Rurtal GmbH',
  landlordAddress: 'Haferkamp 4, 52349 Düren',
  tenants: ['Mara Mertens', 'Nguyễn Thị Hoa'],
  street: 'Wiesengrund 12',
  postalCode: '52428',
  city: 'Jülich',
  startsOn: day('2026-12-01'),
  signedOn: day('2026-11-12'),
  rooms: 3,
  livingArea: 68,
  baseRentCents: 51_200,
  ancillaryCents: 11_000,
  heatingCents: 8_900,
};

const context: CaseLetterContext = {
  officeName: 'Jobcenter Musterkreis',
  officeAddress: 'Bürgerbuschweg 1, 52349 Düren',
  person: mara,
  caseNumber: '31302BG0004182',
  workerName: 'Sabine Beispiel',
  team: 'Team 3',
  writtenOn: day('2026-03-04'),
};

describe('proofs of other kinds', () => {
  it('a tenancy contract has twelve numbered pages with rent, address and tenants', async () => {
    const { pageCount, pages } = await readPdf((await makeTenancyContract(tenancy, 'digital-pdf', '1')).bytes);
    const text = pages.join('\n');

    expect(pageCount).toBe(12);
    for (const part of ['512,00 €', '711,00 €', 'Wiesengrund 12, 52428 Jülich', '01.12.2026', 'Nguyễn Thị Hoa']) {
      expect(text).toContain(part);
    }
    for (const [index, page] of pages.entries()) expect(page).toContain(`Seite ${index + 1} von 12`);
  });

  it('the landlord confirms the same flat, also as a photo', async () => {
    const { pageCount, pages } = await readPdf((await makeLandlordConfirmation(tenancy, 'digital-pdf', '1')).bytes);
    expect(pageCount).toBe(1);
    expect(pages[0]).toContain('Tag des Einzugs 01.12.2026');
    expect((await makeLandlordConfirmation(tenancy, 'phone-photo', '1')).mediaType).toBe('image/jpeg');
  });

  it('a bank letter shows the IBAN in groups of four', async () => {
    const details = { holder: mara, iban: mara.iban, writtenOn: day('2026-11-20') };
    const { pages } = await readPdf((await makeBankLetter(details, 'digital-pdf', '1')).bytes);
    expect(pages[0]).toContain(mara.iban.replace(/(.{4})(?=.)/g, '$1 '));
    expect(pages[0]).toContain('Mara Mertens');
  });

  it('Muster 21 is not an Arbeitsunfähigkeitsbescheinigung', async () => {
    const details = { ...sickNoteOf(), careFrom: day('2026-11-23'), careUntil: day('2026-11-25') };
    const { pages } = await readPdf((await makeChildSickNote(details, 'digital-pdf', '1')).bytes);
    expect(pages[0]).toContain('Erkrankung eines Kindes');
    expect(pages[0]).not.toContain('Arbeitsunfähigkeit');
  });

  it('an employment contract has two pages, a school certificate one', async () => {
    const job = {
      employer: 'Papierwerke Nordeifel GmbH',
      employerAddress: 'Spinnereihof 1, 52372 Kreuzau',
      occupation: 'Lagerfachkraft',
      startsOn: day('2026-12-01'),
      signedOn: day('2026-11-18'),
      hoursPerWeek: 30,
      monthlyPayCents: 214_000,
    };
    const school = {
      school: 'Gesamtschule an der Rurbrücke',
      schoolAddress: 'Zur Rurbrücke 20, 52349 Düren',
      schoolClass: '5b',
      schoolYear: '2026/2027',
      issuedOn: day('2026-11-10'),
    };
    const contract = await readPdf((await makeEmploymentContract(mara, job, 'digital-pdf', '1')).bytes);
    const certificate = await readPdf((await makeSchoolCertificate(mara, school, 'digital-pdf', '1')).bytes);
    expect(contract.pageCount).toBe(2);
    expect(contract.pages[0]).toContain('2.140,00 €');
    expect(certificate.pageCount).toBe(1);
  });

  it('a contract can come as a scan without text', async () => {
    const { pageCount, pages } = await readPdf((await makeTenancyContract(tenancy, 'image-pdf', '1')).bytes);
    expect(pageCount).toBe(12);
    expect(pages.join('').trim()).toBe('');
  });
});

describe('documents in the history of a file', () => {
  it.each(['decision', 'cooperation-plan', 'invitation', 'note'] as const)('%s names case and author', async (kind) => {
    const file = await makeCaseLetter(kind, context, '1');
    const { pages } = await readPdf(file.bytes);
    expect(pages.join('\n')).toContain('31302BG0004182');
    expect(pages.join('\n')).toContain('Sabine Beispiel');
    expect(file.bytes.length).toBeLessThan(40_000);
  });

  it('differ by seed and are the same for the same seed, whatever was made in between', async () => {
    const hash = async (seed: string) =>
      createHash('sha256')
        .update((await makeCaseLetter('note', context, seed)).bytes)
        .digest('hex');
    const first = await hash('1');
    const others = await Promise.all(['2', '3', '4', '5', '6'].map(hash));
    expect(new Set([first, ...others]).size).toBeGreaterThan(1);
    expect(await hash('1')).toBe(first);
  });
});
