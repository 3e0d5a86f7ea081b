import { dayInBerlin, formatGermanDay } from '../../shared/base/calendar-date.ts';
import { ok } from '../../shared/base/result.ts';
import { sortableName } from '../../shared/domain/person.ts';
import type { SearchHit, searchChannels } from '../../shared/ipc/search.ts';
import { findProcedure } from '../../shared/procedures/catalogue.ts';
import { type FoundRow, findHits } from '../cache/search/search-hits.ts';
import { atDesk, type HandlersOf } from './handler.ts';

export const searchHandlers: HandlersOf<keyof typeof searchChannels> = {
  'search.find': atDesk(({ text, limit }, { db }) => {
    const { hits, more } = findHits(db, text, limit);
    return ok({ hits: hits.map(toHit), more });
  }),
};

/** Only values, no sentences: what they mean shows the kind of the hit. */
function toHit(found: FoundRow): SearchHit {
  switch (found.kind) {
    case 'person': {
      const { person, caseFileId, caseNumber } = found;
      const detail = join(formatGermanDay(person.birthDate), person.customerNumber, caseNumber);
      return { kind: 'person', id: person.id, caseFileId, title: sortableName(person), detail };
    }
    case 'case-file': {
      const { file, caseNumber, names } = found;
      const detail = join(names, file.fileReference, caseNumber);
      return { kind: 'case-file', id: file.id, caseFileId: file.id, title: file.title, detail };
    }
    case 'task': {
      const { task } = found;
      const label = findProcedure(task.procedure)?.label ?? task.procedure;
      const detail = join(task.processNumber, formatGermanDay(dayInBerlin(task.submission.receivedAt)));
      const title = `${label} · ${sortableName(task.submission.applicant)}`;
      return { kind: 'task', id: task.id, caseFileId: null, title, detail };
    }
    case 'document': {
      const { document, names } = found;
      const detail = join(names, formatGermanDay(document.receivedOn));
      return { kind: 'document', id: document.id, caseFileId: document.caseFileId, title: document.title, detail };
    }
  }
}

function join(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}
