import type { CalendarDate, Instant } from '../../shared/base/calendar-date.ts';
import type { ProcessNumber } from '../../shared/base/ids.ts';
import type { Declared } from '../../shared/domain/submission.ts';
import type { DeclaredValue } from '../../shared/procedures/format-value.ts';
import type { Procedure } from '../../shared/procedures/procedure.ts';
import type { AuthorityMessage } from './authority-message.ts';
import type { LetterMessage } from './letter-message.ts';
import type { StatusEvent } from './status-events.ts';

export const handoverTargets = ['specialist', 'statistics'] as const;
export type HandoverTarget = (typeof handoverTargets)[number];

interface MessageHead {
  /** Grows when the form of the messages changes. */
  readonly format: 2;
  readonly processNumber: ProcessNumber;
  /** Of two messages with the same process number and target the one with the higher revision holds. */
  readonly revision: number;
  readonly procedure: string;
  readonly procedureVersion: number;
  readonly receivedAt: Instant;
  readonly confirmedAt: Instant;
  /** BG-Nummer and Kundennummer (§ 51a SGB II), the keys that link persons in both receivers. */
  readonly caseNumber: string | null;
  readonly customerNumber: string | null;
  /** Names of those `fields` whose value a caseworker took from the proof, against what was declared. */
  readonly takenOver: readonly string[];
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
  /** Proposed changes of the person's status, where the procedure leads to some. */
  readonly statusEvents?: readonly StatusEvent[];
}

export type HandoverMessage = SpecialistMessage | StatisticsMessage;

/** Everything that leaves the office through the outbound worker. */
export type OutboundMessage = HandoverMessage | LetterMessage | AuthorityMessage;
export type OutboundTarget = OutboundMessage['target'];

export interface HandoverFacts {
  readonly processNumber: ProcessNumber;
  /** Version of the task that was confirmed: grows with each confirmation, which a workstation's clock does not. */
  readonly revision: number;
  readonly receivedAt: Instant;
  readonly confirmedAt: Instant;
  /** What holds: declared, or taken over from the proof. */
  readonly values: Declared;
  /** Names of the procedure's fields that were taken over. */
  readonly takenOver: readonly string[];
  readonly statusEvents: readonly StatusEvent[];
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
    format: 2,
    processNumber: facts.processNumber,
    revision: facts.revision,
    procedure: procedure.id,
    procedureVersion: procedure.version,
    receivedAt: facts.receivedAt,
    confirmedAt: facts.confirmedAt,
    caseNumber: facts.caseNumber,
    customerNumber,
  } as const;
  const messages: HandoverMessage[] = [];
  if (specialist !== null) {
    const mapped = mapFields(specialist.fields, facts);
    messages.push({ ...head, target: 'specialist', message: specialist.message, person, ...mapped });
  }
  if (statistics !== null) {
    const { module, event } = statistics;
    const { statusEvents } = facts;
    const events = statusEvents.length === 0 ? {} : { statusEvents };
    messages.push({ ...head, target: 'statistics', module, event, ...mapFields(statistics.fields, facts), ...events });
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
  { values, takenOver }: Pick<HandoverFacts, 'values' | 'takenOver'>,
): Pick<MessageHead, 'takenOver'> & { readonly fields: Readonly<Record<string, DeclaredValue>> } {
  const entries = Object.entries(mapping).flatMap(([target, field]) => {
    const value = values[field];
    return value === undefined || value === '' ? [] : [{ target, field, value }];
  });
  return {
    fields: Object.fromEntries(entries.map(({ target, value }) => [target, value])),
    takenOver: entries.filter(({ field }) => takenOver.includes(field)).map(({ target }) => target),
  };
}
