import type { FieldVerdict, Finding } from '../verdict.ts';
import { makeFinding, placeOf } from './make-finding.ts';
import { severityOf } from './severity.ts';
import { fieldOf, type Situation } from './situation.ts';
import { valueText } from './wording.ts';

/** They have findings of their own (C03, C04). */
const identityFields: readonly string[] = ['familyName', 'givenNames', 'birthDate'];

/** What a letter says about the declared values, each with its printed label (C09). */
export function findLetterDifferences(situation: Situation): readonly Finding[] {
  return situation.rules.fields.flatMap((rule) => {
    const verdict = fieldOf(situation, rule.field);
    if (verdict === undefined || identityFields.includes(rule.field)) return [];
    return verdict.declared === null || verdict.verdict === 'agrees' ? [] : [letterFinding(situation, verdict, rule)];
  });
}

function letterFinding(
  situation: Situation,
  verdict: FieldVerdict,
  rule: Situation['rules']['fields'][number],
): Finding {
  const label = rule.labels[0] ?? rule.field;
  const declared = valueText(verdict.declared ?? '', rule.compare);
  const base = { id: 'C09', about: rule.field, field: rule.field, place: placeOf(verdict) } as const;
  if (verdict.verdict === 'differs' && verdict.found !== null) {
    const found = valueText(verdict.found, rule.compare);
    return makeFinding({
      ...base,
      severity: severityOf(situation, verdict),
      title: 'Angabe weicht ab',
      why: `„${label}“: angegeben ist ${declared}, auf dem Nachweis steht ${found}.`,
      advice: 'Übernehmen Sie den Wert aus dem Nachweis mit einem Grund, oder fragen Sie nach.',
    });
  }
  const isUnreadable = verdict.verdict === 'unreadable';
  return makeFinding({
    ...base,
    // what a letter does not say contradicts nothing; where it matters, a person looks
    severity: rule.isDecisive ? 'flag' : 'info',
    title: isUnreadable ? 'Angabe nicht lesbar' : 'Angabe nicht gefunden',
    why: isUnreadable
      ? `„${label}“ ${declared} war auf den Nachweisen nicht sicher zu lesen.`
      : `„${label}“ ${declared} wurde auf den Nachweisen nicht gefunden.`,
    advice: 'Sehen Sie in den Nachweisen nach, und fordern Sie an, was fehlt.',
  });
}
