import { dayInBerlin, type Instant } from '../base/calendar-date.ts';
import type { Applicant, Declared } from '../domain/submission.ts';
import { formatDay, formatValue, type ValueStyle } from './format-value.ts';
import type { Procedure } from './procedure.ts';

export interface TemplateFacts {
  readonly receivedAt: Instant;
  readonly applicant: Pick<Applicant, 'familyName' | 'givenNames'>;
  readonly declared: Declared;
  /** Name of the attachment, only for the titles of proofs. */
  readonly fileName?: string;
}

const optionalPart = /\[([^\]]*)\]/g;
const place = /\{([A-Za-z0-9]+)(?::(short|iso))?\}/g;
const lineBreaks = /\s+/g;
const longestTitle = 200;

/** Fills a text template of a procedure, for example a title or the second line in the inbox. Pure; 1 to 200 characters. */
export function fillTemplate(template: string, procedure: Procedure, facts: TemplateFacts): string {
  const withParts = template.replace(optionalPart, (_whole, part: string) =>
    [...part.matchAll(place)].some((match) => lookUp(match[1] ?? '', 'screen', procedure, facts) === undefined)
      ? ''
      : part,
  );
  const filled = withParts.replace(
    place,
    (_whole, name: string, style?: ValueStyle) => lookUp(name, style ?? 'screen', procedure, facts) ?? '',
  );
  const text = filled.replace(lineBreaks, ' ').trim().slice(0, longestTitle).trim();
  return text === '' ? procedure.label : text;
}

function lookUp(name: string, style: ValueStyle, procedure: Procedure, facts: TemplateFacts): string | undefined {
  if (name === 'receivedOn') return formatDay(dayInBerlin(facts.receivedAt), style);
  if (name === 'fileName') return facts.fileName;
  const field = procedure.fields.find((candidate) => candidate.name === name);
  const value = facts.declared[name];
  if (field !== undefined && value !== undefined) return formatValue(field, value, style);
  if (name === 'familyName' || name === 'givenNames') return facts.applicant[name];
  return undefined;
}
