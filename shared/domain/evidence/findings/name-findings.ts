import type { FieldVerdict, Finding } from '../verdict.ts';
import { makeFinding, placeOf, shorten } from './make-finding.ts';
import { memberOnProof } from './person-findings.ts';
import { severityOf } from './severity.ts';
import { fieldOf, type Situation } from './situation.ts';

const nameFields = [
  { field: 'familyName', label: 'Familienname' },
  { field: 'givenNames', label: 'Vorname' },
] as const;

/** C03: family name and given names. A name one letter apart is similar: a person decides, the machine never agrees. */
export function findNameDifferences(situation: Situation): readonly Finding[] {
  return nameFields.flatMap(({ field, label }) => {
    const verdict = fieldOf(situation, field);
    if (verdict === undefined || verdict.declared === null || verdict.verdict === 'agrees') return [];
    return [nameFinding(situation, verdict, label)];
  });
}

function nameFinding(situation: Situation, verdict: FieldVerdict, label: string): Finding {
  const declared = shorten(verdict.declared ?? '', 60);
  const found = shorten(verdict.foundText ?? verdict.found ?? '', 60);
  const base = { id: 'C03', about: verdict.field, field: verdict.field, place: placeOf(verdict) } as const;
  if (verdict.verdict === 'differs' && verdict.tolerance === 'similar-name') {
    return makeFinding({
      ...base,
      severity: 'flag',
      title: `${label} ähnlich`,
      why: `Angegeben ist „${declared}“, auf dem Nachweis steht „${found}“: fast derselbe Name, aber nicht derselbe.`,
      advice: 'Entscheiden Sie nach Name und Geburtsdatum, ob es dieselbe Person ist.',
    });
  }
  // that it is in a member's name is said by C05; of a letter it contradicts nothing
  const isOfMember = situation.rules.document === 'letter' && memberOnProof(situation) !== undefined;
  const severity = isOfMember ? 'flag' : severityOf(situation, verdict);
  if (verdict.verdict === 'differs') {
    return makeFinding({
      ...base,
      severity,
      title: `Anderer ${label}`,
      why: `Angegeben ist „${declared}“, auf dem Nachweis steht „${found}“.`,
      advice: 'Prüfen Sie, zu wem der Nachweis gehört, und fragen Sie nach oder leiten Sie weiter.',
    });
  }
  if (verdict.verdict === 'unreadable') {
    return makeFinding({
      ...base,
      severity,
      title: `${label} nicht lesbar`,
      why: `Der ${label} auf dem Nachweis war nicht sicher zu lesen.`,
      advice: 'Fordern Sie den Nachweis lesbar neu an, wenn auch Sie ihn auf der Seite nicht lesen können.',
    });
  }
  return makeFinding({
    ...base,
    severity,
    title: `${label} nicht gefunden`,
    why: `Der ${label} „${declared}“ wurde auf dem Nachweis nicht gefunden.`,
    advice: 'Sehen Sie auf der Seite nach, für wen der Nachweis ausgestellt ist.',
  });
}
