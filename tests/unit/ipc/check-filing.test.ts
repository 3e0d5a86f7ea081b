import { describe, expect, it } from 'vitest';
import { checkFiling, type FilingRequest } from '../../../electron/ipc/check-filing.ts';
import type { CaseFileId } from '../../../shared/base/ids.ts';
import { sampleCase, sampleContent, sampleId, sampleTask } from '../../helpers/sample-rows.ts';

const complete: FilingRequest = {
  caseFileId: sampleId('case-file', 1) as CaseFileId,
  register: '03',
  documents: [
    { origin: 'proof', contentHash: sampleContent(3).hash },
    { origin: 'copy', contentHash: sampleContent(2).hash },
  ],
};

describe('a filing', () => {
  it('is right with Durchschrift and every proof, in any order', () => {
    expect(checkFiling(sampleTask(1), sampleCase(1), complete)).toEqual([]);
  });

  it.each([
    ['a file of another case', { caseFileId: sampleId('case-file', 2) as CaseFileId }, ['caseFileId']],
    ['a register the file does not have', { register: '09' }, ['register']],
    ['a missing proof', { documents: complete.documents.slice(1) }, ['documents']],
    ['a document twice', { documents: [...complete.documents, ...complete.documents] }, ['documents']],
    ['no Durchschrift', { documents: complete.documents.slice(0, 1), register: '99' }, ['register', 'documents']],
  ])('is wrong with %s', (_name, changes, wrong) => {
    expect(checkFiling(sampleTask(1), sampleCase(1), { ...complete, ...changes })).toEqual(wrong);
  });

  it('has no target while the case is unknown', () => {
    expect(checkFiling(sampleTask(1), undefined, complete)).toEqual(['caseFileId']);
  });
});
