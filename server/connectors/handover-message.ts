import type { CalendarDate, Instant } from '../../shared/base/calendar-date.ts';
import type { ProcessNumber } from '../../shared/base/ids.ts';
import type { Declared } from '../../shared/domain/submission.ts';
import type { DeclaredValue } from '../../shared/procedures/format-value.ts';
import type { Procedure } from '../../shared/procedures/procedure.ts';

export const handoverTargets = ['specialist', 'statistics'] as const;
export type HandoverTarget = (typeof handoverTargets)[number];

interface MessageHead {
  /** Grows when the form of the messages changes. */
  readonly format: 1;
  readonly processNumber: ProcessNumber;
  readonly procedure: string;
  readonly procedureVersion: number;
  readonly receivedAt: Instant;
  readonly confirmedAt: Instant;
  /** BG-Nummer and Kundennummer (§ 51a SGB II), the keys that link persons in both receivers. */
  readonly caseNumber: string | null;
  readonly customerNumber: string | null;
}

/** Into the masks of the Fachverfahren. */
export interface SpecialistMessage extends MessageHead {
  readonly target: 'specialist';
  readonly message: string;
  readonly person: { readonly familyName: string; readonly givenNames: string; readonly birthDate: CalendarDate };
  readonly fields: Readonly<Record<string, DeclaredValue>>;
}

/** Into the statistics; carries no name, the link keys suffice (§ 51b SGB II). */
export interface StatisticsMessage extends MessageHead {
  readonly target: 'statistics';
  readonly module: string;
  readonly event: string;
  readonly fields: Readonly<Record<string, DeclaredValue>>;
}

export type HandoverMessage = SpecialistMessage | StatisticsMessage;

export interface HandoverFacts {
  readonly processNumber: ProcessNumber;
  readonly receivedAt: Instant;
  readonly confirmedAt: Instant;
  readonly declared: Declared;
  /** From the office's records, never from what the sender typed. */
  readonly caseNumber: string | null;
  readonly person: {
    readonly familyName: string;
    readonly givenNames: string;
    readonly birthDate: CalendarDate;
    readonly customerNumber: string | null;
  };
}

/** What a confirmation hands over, by the mapping in the procedure's definition. Pure. */
export function buildHandoverMessages(procedure: Procedure, facts: HandoverFacts): readonly HandoverMessage[] {
  const { specialist, statistics } = procedure.handover;
  const { customerNumber, ...person } = facts.person;
  const head = {
    format: 1,
    processNumber: facts.processNumber,
    procedure: procedure.id,
    procedureVersion: procedure.version,
    receivedAt: facts.receivedAt,
    confirmedAt: facts.confirmedAt,
    caseNumber: facts.caseNumber,
    customerNumber,
  } as const;
  const messages: HandoverMessage[] = [];
  if (specialist !== null) {
    const fields = mapFields(specialist.fields, facts.declared);
    messages.push({ ...head, target: 'specialist', message: specialist.message, person, fields });
  }
  if (statistics !== null) {
    const fields = mapFields(statistics.fields, facts.declared);
    messages.push({ ...head, target: 'statistics', module: statistics.module, event: statistics.event, fields });
  }
  return messages;
}

/** The same submission is handed over once to each receiver, however often it is confirmed and taken back. */
export function handoverKey(processNumber: ProcessNumber, target: HandoverTarget): string {
  return `${processNumber}-${target}`;
}

/** Undeclared fields stay out: an empty value would overwrite what the receiver has. */
function mapFields(
  mapping: Readonly<Record<string, string>>,
  declared: Declared,
): Readonly<Record<string, DeclaredValue>> {
  const entries = Object.entries(mapping).flatMap(([target, field]) => {
    const value = declared[field];
    return value === undefined || value === '' ? [] : [[target, value] as const];
  });
  return Object.fromEntries(entries);
}
