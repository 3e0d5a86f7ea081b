import { describe, expect, it } from 'vitest';
import { listCaseFiles } from '../../../electron/cache/case/case-file-rows.ts';
import { putCase, removeCase } from '../../../electron/cache/case/case-rows.ts';
import { putFileDocument, removeFileDocument } from '../../../electron/cache/file-document/file-document-rows.ts';
import type { WritableDatabase } from '../../../electron/cache/handle.ts';
import { forgetServerRows } from '../../../electron/cache/reset.ts';
import { findHits } from '../../../electron/cache/search/search-hits.ts';
import type { Case } from '../../../shared/domain/case.ts';
import { sampleCase, sampleFileDocument, sampleTask } from '../../helpers/sample-rows.ts';
import { openTestCache, putTasks } from '../../helpers/test-desk.ts';

function caseOf(number: number, familyName: string, givenNames = 'Mara'): Case {
  const row = sampleCase(number);
  return { ...row, persons: row.persons.map((person) => ({ ...person, familyName, givenNames })) };
}

function people(db: WritableDatabase, text: string): readonly string[] {
  return findHits(db, text, 50).hits.flatMap((hit) => (hit.kind === 'person' ? [hit.person.familyName] : []));
}

function withPeople(...names: readonly string[]): WritableDatabase {
  const { db } = openTestCache();
  db.transaction(() => names.forEach((name, index) => void putCase(db, caseOf(index + 1, name))));
  return db;
}

describe('the search', () => {
  it.each([
    ['Müller', 'Müller'],
    ['muller', 'Müller'],
    ['Mueller', 'Müller'],
    ['MÜLLER', 'Mueller'],
    ['Muel', 'Müller'],
    ['gross', 'Groß'],
    ['Groß', 'Gross'],
    ['Göthe', 'Goethe'],
    ['Jose', 'José'],
    ['Yil', 'Yılmaz'],
  ])('finds with %s the person %s', (typed, name) => {
    const db = withPeople(name.replace('ı', 'i'), 'Anders');
    expect(people(db, typed)).toEqual([name.replace('ı', 'i')]);
  });

  it('finds a person by birth date, customer number, and all words in any order', () => {
    const db = withPeople('Mertens', 'Anders');
    expect(people(db, '12.03.1985 Mertens')).toEqual(['Mertens']);
    expect(people(db, '313M004182')).toHaveLength(2);
    expect(people(db, 'mara mert')).toEqual(['Mertens']);
    expect(people(db, 'Mertens Jonas')).toEqual([]);
  });

  it('takes nothing that is typed for an operator of the index', () => {
    const db = withPeople('Mertens');
    for (const text of ['"', '*', 'Mertens OR Anders', 'NEAR(', "'; DROP TABLE task", '^mertens -x', '', '   ']) {
      expect(() => findHits(db, text, 10)).not.toThrow();
    }
  });

  it('finds files by BG number and reference, tasks by process number, documents by title', () => {
    const { db } = openTestCache();
    db.transaction(() => {
      putCase(db, sampleCase(1));
      putFileDocument(db, { ...sampleFileDocument(1, 1), title: 'Bescheid über die Wohnung' });
    });
    putTasks(db, [sampleTask(7)]);
    const kinds = (text: string) => findHits(db, text, 10).hits.map((hit) => hit.kind);
    expect(kinds('31302BG0000001')).toContain('case-file');
    expect(kinds('50-3-1')).toContain('case-file');
    expect(kinds('JC-2026-11-000007')).toEqual(['task']);
    expect(kinds('uber wohn')).toEqual(['document']);
  });

  it('shows whole words before beginnings and says when there is more', () => {
    const { db } = openTestCache();
    db.transaction(() => {
      for (let number = 1; number <= 30; number += 1)
        putCase(db, caseOf(number, number === 3 ? 'Bau' : `Bauer${number}`));
    });
    const { hits, more } = findHits(db, 'bau', 10);
    expect(hits).toHaveLength(10);
    expect(more).toBe(true);
    expect(hits[0]).toMatchObject({ kind: 'person', person: { familyName: 'Bau' } });
    expect(new Set(hits.map((hit) => hit.kind))).toEqual(new Set(['person', 'case-file']));
  });

  it('forgets what left the machine', () => {
    const { db } = openTestCache();
    db.transaction(() => {
      putCase(db, sampleCase(1));
      putFileDocument(db, sampleFileDocument(1, 1));
    });
    db.transaction(() => {
      removeCase(db, sampleCase(1).id);
      removeFileDocument(db, sampleFileDocument(1, 1).id);
    });
    expect(findHits(db, 'Familie1', 10).hits).toEqual([]);
    expect(findHits(db, 'Schreiben', 10).hits).toEqual([]);
    expect(listCaseFiles(db, { text: '', offset: 0, limit: 10 })).toEqual({ rows: [], total: 0 });
  });

  it('is empty after the cache was reset, and fills again', () => {
    const db = withPeople('Mertens');
    db.transaction(() => forgetServerRows(db));
    expect(people(db, 'Mertens')).toEqual([]);
    db.transaction(() => putCase(db, caseOf(1, 'Mertens')));
    expect(people(db, 'Mertens')).toEqual(['Mertens']);
  });

  it('follows a person who changes the name', () => {
    const db = withPeople('Mertens');
    db.transaction(() => putCase(db, caseOf(1, 'Neumann')));
    expect([people(db, 'Mertens'), people(db, 'Neumann')]).toEqual([[], ['Neumann']]);
  });
});
