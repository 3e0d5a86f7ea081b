import { describe, expect, it } from 'vitest';
import type { DeskId } from '../../../../server/policy/desks.ts';
import { decideResponsibility } from '../../../../server/responsibility/decide-responsibility.ts';
import type {
  Findings,
  KnownCase,
  KnownPerson,
  KnownServiceOffice,
  KnownWorker,
  Places,
} from '../../../../server/responsibility/findings.ts';
import { normaliseNumber } from '../../../../server/responsibility/normalise-number.ts';
import { toCalendarDate } from '../../../../shared/base/calendar-date.ts';
import type { CaseId, PersonId, TeamId, WorkerId } from '../../../../shared/base/ids.ts';
import {
  defaultRules,
  type ResponsibilityRule,
  responsibilityRuleSchema,
} from '../../../../shared/domain/responsibility-rule.ts';

const ids = {
  north: '0a000000-0000-4000-8000-000000000001',
  south: '0a000000-0000-4000-8000-000000000002',
  northTeam: '0b000000-0000-4000-8000-000000000001' as TeamId,
  southTeam: '0b000000-0000-4000-8000-000000000002' as TeamId,
  secondNorthTeam: '0b000000-0000-4000-8000-000000000003' as TeamId,
  emptyTeam: '0b000000-0000-4000-8000-000000000004' as TeamId,
  fixed: '0c000000-0000-4000-8000-000000000001' as WorkerId,
  gone: '0c000000-0000-4000-8000-000000000002' as WorkerId,
  nowhere: '0d000000-0000-4000-8000-000000000001',
};

function person(id: string, familyName: string, givenNames: string, birthDate: string): KnownPerson {
  return { id: id as PersonId, familyName, givenNames, birthDate: toCalendarDate(birthDate) };
}

function worker(name: string, mayHandle = true): KnownWorker {
  return { id: `${name}-id` as WorkerId, teamId: `${name}-team` as TeamId, displayName: name, mayHandle };
}

const juergen = person('juergen', 'Groß-Weiß', 'Jürgen Karl', '1990-01-01');
const anna = person('anna', 'Groß-Weiß', 'Anna', '1992-05-05');
const household: KnownCase = {
  id: 'household' as CaseId,
  caseNumber: '31302BG0004182',
  serviceOfficeId: ids.north,
  persons: [juergen, anna],
  integrationWorker: worker('Ines'),
  benefitWorker: worker('Lars'),
};
const twin = person('twin', 'Groß-Weiß', 'Karl', '1990-01-01');
const otherHousehold: KnownCase = { ...household, id: 'other' as CaseId, persons: [twin] };
const applicant = {
  familyName: 'GROSS WEISS',
  givenNames: 'JUERGEN',
  birthDate: toCalendarDate('1990-01-01'),
  postalCode: '52428',
};
const nothing: Findings = { byCaseNumber: null, byCustomerNumber: null, byBirthDate: [] };
const hit = { person: juergen, case: household };
const known: Findings = { ...nothing, byCaseNumber: [household] };

function office(id: string, name: string, postalCodes: readonly string[], isMain: boolean): KnownServiceOffice {
  return { id, name, postalCodes, isMain, clearingDesk: `${id}-desk` as DeskId };
}
const places: Places = {
  serviceOffices: [office(ids.north, 'Nord', ['52349'], true), office(ids.south, 'Süd', ['52428'], false)],
  teams: [
    { id: ids.northTeam, name: 'Team 1', kind: 'integration', serviceOfficeId: ids.north, hasHandler: true },
    { id: ids.southTeam, name: 'Team 2', kind: 'integration', serviceOfficeId: ids.south, hasHandler: true },
    { id: ids.emptyTeam, name: 'Team 4', kind: 'benefit', serviceOfficeId: ids.north, hasHandler: false },
  ],
  workers: [
    { ...worker('Frieda'), id: ids.fixed },
    { ...worker('Gustav', false), id: ids.gone },
  ],
};
const sickNote = { id: 'sick-note', responsible: 'integration' } as const;
const upload = { id: 'document-upload', responsible: 'benefit' } as const;

let ruleNumber = 0;
function rule(to: object, when: object = {}, rest: object = {}): ResponsibilityRule {
  ruleNumber += 1;
  const id = `0e000000-0000-4000-8000-${String(ruleNumber).padStart(12, '0')}`;
  return responsibilityRuleSchema.parse({ id, name: `Regel ${ruleNumber}`, when, to, ...rest });
}
const toFixed = { kind: 'worker', workerId: ids.fixed };
const toNorthTeam = { kind: 'team', teamId: ids.northTeam };
const toClearing = { kind: 'clearing' };

function decide(
  rules: readonly ResponsibilityRule[],
  facts: {
    readonly findings?: Partial<Findings>;
    readonly applicant?: Partial<typeof applicant>;
    readonly procedure?: typeof sickNote | typeof upload;
    readonly places?: Partial<Places>;
  } = {},
) {
  const { postalCode, ...who } = { ...applicant, ...facts.applicant };
  return decideResponsibility(
    postalCode === '' ? who : { ...who, postalCode },
    facts.procedure ?? sickNote,
    { ...known, ...facts.findings },
    rules,
    { ...places, ...facts.places },
  );
}

/** `Frieda-id`, a team's id, or `Korb <office>`. */
function goesTo(decided: ReturnType<typeof decide>): string {
  if (decided.kind === 'responsible') return decided.recipient.workerId ?? decided.recipient.teamId;
  return `Korb ${places.serviceOffices.find(({ id }) => id === decided.serviceOfficeId)?.name}`;
}

describe('who is responsible in an office that has set no rules', () => {
  it.each<[string, Partial<Findings>, string]>([
    [
      'by BG-Nummer',
      { byCaseNumber: [household] },
      'Bedarfsgemeinschaft über die BG-Nummer gefunden, zuständig nach Fallzuordnung (Integration).',
    ],
    [
      'by Kundennummer',
      { byCaseNumber: null, byCustomerNumber: [hit] },
      'Person über die Kundennummer gefunden, zuständig nach Fallzuordnung (Integration).',
    ],
    [
      'by name and birth date',
      { byCaseNumber: null, byBirthDate: [hit] },
      'Person über Name und Geburtsdatum gefunden, zuständig nach Fallzuordnung (Integration).',
    ],
    [
      'by name and birth date where the BG-Nummer is unknown',
      { byCaseNumber: [], byBirthDate: [hit] },
      'BG-Nummer unbekannt: Person über Name und Geburtsdatum gefunden, zuständig nach Fallzuordnung (Integration).',
    ],
  ])('finds the person %s', (_how, findings, reason) => {
    expect(decide(defaultRules, { findings })).toMatchObject({
      kind: 'responsible',
      caseId: 'household',
      personId: 'juergen',
      recipient: { workerId: 'Ines-id', teamId: 'Ines-team' },
      workerName: 'Ines',
      reason,
    });
  });

  it('picks the benefit worker where the procedure says so', () => {
    expect(goesTo(decide(defaultRules, { procedure: upload }))).toBe('Lars-id');
  });

  it.each<[string, Partial<Findings>]>([
    ['nobody fits', {}],
    ['only the birth date fits', { byBirthDate: [{ person: { ...juergen, familyName: 'Weise' }, case: household }] }],
    ['the BG-Nummer belongs to other people', { byCaseNumber: [{ ...household, persons: [anna] }] }],
    [
      'the birth date has one other digit',
      { byCaseNumber: [{ ...household, persons: [person('x', 'Groß-Weiß', 'Jürgen', '1990-01-10')] }] },
    ],
    ['the Kundennummer belongs to somebody else', { byCustomerNumber: [{ person: anna, case: household }] }],
    [
      'BG-Nummer and Kundennummer disagree',
      { byCaseNumber: [household], byCustomerNumber: [{ person: twin, case: otherHousehold }] },
    ],
    ['the Kundennummer is there twice', { byCustomerNumber: [hit, { person: juergen, case: otherHousehold }] }],
    [
      'two people have that name and birth date',
      { byBirthDate: [hit, { person: { ...juergen, id: 'y' as PersonId }, case: otherHousehold }] },
    ],
  ])('leaves it to a person when %s, whatever the rules say', (_why, findings) => {
    const asked = { findings: { ...nothing, ...findings }, applicant: { postalCode: '52349' } };
    for (const rules of [defaultRules, [rule(toFixed), rule(toNorthTeam), rule({ kind: 'office-team' })], []]) {
      const decided = decide(rules, asked);
      expect(decided).toMatchObject({ kind: 'clearing', caseId: null, personId: null, serviceOfficeId: ids.north });
      const told = [decided.reason, ...decided.steps.map(({ because }) => because)].join(' ');
      for (const word of ['Groß', 'GROSS', 'Jürgen', 'Anna', '1990']) expect(told).not.toContain(word);
    }
  });

  it('keeps the case but asks a person when nobody is entered for that work', () => {
    const findings = { byCaseNumber: [{ ...household, benefitWorker: null }] };
    expect(decide(defaultRules, { findings, procedure: upload })).toMatchObject({
      kind: 'clearing',
      caseId: 'household',
      personId: 'juergen',
      serviceOfficeId: ids.north,
      reason:
        'Bedarfsgemeinschaft über die BG-Nummer gefunden. In der Bedarfsgemeinschaft ist für Leistung niemand eingetragen.',
    });
  });

  it('passes over a worker who handles nothing any more, and says so', () => {
    const findings = { byCaseNumber: [{ ...household, integrationWorker: worker('Ines', false) }] };
    expect(decide(defaultRules, { findings })).toMatchObject({
      kind: 'clearing',
      caseId: 'household',
      steps: [
        { rule: 'Person und Bedarfsgemeinschaft', matched: true },
        {
          rule: 'Fallzuordnung',
          matched: false,
          because: 'Ines ist eingetragen, bearbeitet aber keine Eingänge mehr.',
        },
        { rule: 'Klärungskorb', matched: true, because: 'Kommt in den Klärungskorb von „Nord“.' },
      ],
    });
  });
});

describe('the rules of an office', () => {
  const otherwise = rule(toClearing);
  it.each<[string, ResponsibilityRule, Parameters<typeof decide>[1], string]>([
    ['a fixed person', rule(toFixed), {}, ids.fixed],
    ['a fixed person who has left', rule({ kind: 'worker', workerId: ids.gone }), {}, 'Korb Nord'],
    ['a fixed person who does not exist', rule({ kind: 'worker', workerId: ids.nowhere }), {}, 'Korb Nord'],
    ['a team', rule(toNorthTeam), {}, ids.northTeam],
    ['a team in which nobody handles anything', rule({ kind: 'team', teamId: ids.emptyTeam }), {}, 'Korb Nord'],
    ['a team that does not exist', rule({ kind: 'team', teamId: ids.nowhere }), {}, 'Korb Nord'],
    ['the team of the office of the household', rule({ kind: 'office-team' }), {}, ids.northTeam],
    [
      'the team of the office of the household, wherever the sender lives',
      rule({ kind: 'office-team' }),
      {
        findings: { byCaseNumber: [{ ...household, serviceOfficeId: ids.south }] },
        applicant: { postalCode: '52349' },
      },
      ids.southTeam,
    ],
    [
      'the team of the office for a kind it has nobody for',
      rule({ kind: 'office-team' }),
      { procedure: upload },
      'Korb Nord',
    ],
    [
      'the team of an office that has two of them',
      rule({ kind: 'office-team' }),
      {
        places: {
          teams: [
            ...places.teams,
            {
              id: ids.secondNorthTeam,
              name: 'Team 3',
              kind: 'integration',
              serviceOfficeId: ids.north,
              hasHandler: true,
            },
          ],
        },
      },
      'Korb Nord',
    ],
    ['the basket of another office', rule({ kind: 'clearing', serviceOfficeId: ids.south }), {}, 'Korb Süd'],
    ['the basket of an office that is gone', rule({ kind: 'clearing', serviceOfficeId: ids.nowhere }), {}, 'Korb Nord'],
    ['a rule that is switched off', rule(toFixed, {}, { enabled: false }), {}, 'Korb Nord'],
    ['a rule for this procedure', rule(toFixed, { procedures: ['move', 'sick-note'] }), {}, ids.fixed],
    ['a rule for another procedure', rule(toFixed, { procedures: ['move'] }), {}, 'Korb Nord'],
    ['a rule for this kind of work', rule(toFixed, { work: 'integration' }), {}, ids.fixed],
    ['a rule for the other kind of work', rule(toFixed, { work: 'benefit' }), {}, 'Korb Nord'],
    ['a rule for this office', rule(toFixed, { serviceOfficeIds: [ids.north] }), {}, ids.fixed],
    ['a rule for another office', rule(toFixed, { serviceOfficeIds: [ids.south] }), {}, 'Korb Nord'],
    ['a rule for this postal code', rule(toFixed, { postalCodes: ['52428'] }), {}, ids.fixed],
    ['a rule for codes that begin so', rule(toFixed, { postalCodes: ['50', '524'] }), {}, ids.fixed],
    [
      'a rule for other codes',
      rule(toFixed, { postalCodes: ['523', '5242'] }),
      { applicant: { postalCode: '52349' } },
      ids.fixed,
    ],
    [
      'a rule for codes, where none was given',
      rule(toFixed, { postalCodes: ['5'] }),
      { applicant: { postalCode: '' } },
      'Korb Nord',
    ],
    ['a rule for these letters', rule(toFixed, { letters: { from: 'E', to: 'K' } }), {}, ids.fixed],
    ['a rule for other letters', rule(toFixed, { letters: { from: 'H', to: 'Z' } }), {}, 'Korb Nord'],
    [
      'a rule of which one condition does not hold',
      rule(toFixed, { letters: { from: 'A', to: 'K' }, work: 'benefit' }),
      {},
      'Korb Nord',
    ],
  ])('%s', (_what, first, facts, expected) => {
    expect(goesTo(decide([first, otherwise], facts))).toBe(expected);
  });

  it('are gone through from top to bottom, each with its reason, until one can be followed', () => {
    const rules = [
      rule({ kind: 'worker', workerId: ids.gone }, {}, { name: 'Sonderaufgabe' }),
      rule(toFixed, { letters: { from: 'L', to: 'Z' } }, { name: 'L bis Z' }),
      rule(toNorthTeam, { letters: { from: 'A', to: 'K' } }, { name: 'A bis K' }),
      rule(toFixed, {}, { name: 'wird nicht mehr angesehen' }),
    ];
    expect(decide(rules)).toMatchObject({
      kind: 'responsible',
      recipient: { workerId: null, teamId: ids.northTeam },
      workerName: null,
      reason: 'Bedarfsgemeinschaft über die BG-Nummer gefunden. Kommt in die gemeinsame Liste von Team 1.',
      steps: [
        { matched: true, because: 'Bedarfsgemeinschaft über die BG-Nummer gefunden.' },
        { rule: 'Sonderaufgabe', matched: false, because: 'Gustav bearbeitet keine Eingänge mehr.' },
        { rule: 'L bis Z', matched: false, because: 'Der Familienname liegt nicht im Bereich L bis Z.' },
        { rule: 'A bis K', matched: true, because: 'Kommt in die gemeinsame Liste von Team 1.' },
      ],
    });
  });

  it('choose the basket of somebody whom the office does not know, and nothing else', () => {
    const rules = [rule(toFixed), rule({ kind: 'clearing', serviceOfficeId: ids.north }, { postalCodes: ['52428'] })];
    const stranger = { findings: { byCaseNumber: null } };
    expect(goesTo(decide(rules, stranger))).toBe('Korb Nord');
    expect(goesTo(decide(rules.slice(0, 1), stranger))).toBe('Korb Süd');
  });

  it('end in the basket of the office in charge where none can be followed', () => {
    const decided = decide([rule(toFixed, { procedures: ['move'] })]);
    expect(goesTo(decided)).toBe('Korb Nord');
    expect(decided.steps.at(-1)).toEqual({
      rule: 'Keine weitere Regel',
      matched: true,
      because: 'Kommt in den Klärungskorb von „Nord“.',
    });
  });

  it('never write more on a task than it has room for', () => {
    const name =
      'Die überaus gründlich benannte Regel, die niemand zu Ende liest, weil sie zu viele Worte macht, und noch etwas.';
    const long = rule({ kind: 'team', teamId: ids.northTeam }, {}, { name });
    const teams = [{ ...places.teams[0], name: 'x'.repeat(400) }] as Places['teams'];
    const decided = decide([long], { places: { teams } });
    for (const text of [decided.reason, ...decided.steps.map(({ because }) => because)]) {
      expect(text.length).toBeLessThanOrEqual(300);
    }
  });
});

describe('a number from outside', () => {
  it.each([
    ['31302BG0004182', ' 31302 bg 000-4182 '],
    ['31302BG0004182', '31302//0004182'],
    ['123A456789', '123a.456.789'],
  ])('%s is found as "%s"', (stored, given) => {
    expect(normaliseNumber(given)).toBe(normaliseNumber(stored));
  });
});
