import { failure } from '../../shared/base/failure.ts';
import { failed, ok } from '../../shared/base/result.ts';
import { registersOf } from '../../shared/domain/register.ts';
import type { caseFileChannels } from '../../shared/ipc/case-file.ts';
import { findCaseFile, listCaseFiles } from '../cache/case/case-file-rows.ts';
import { findCase } from '../cache/case/case-rows.ts';
import { countByRegister, listFileDocuments } from '../cache/file-document/file-document-rows.ts';
import { atDesk, type HandlersOf } from './handler.ts';

export const caseFileHandlers: HandlersOf<keyof typeof caseFileChannels> = {
  'case-file.find': atDesk((question, { db }) => {
    const { rows, total } = listCaseFiles(db, question);
    return ok({ rows: [...rows], total });
  }),
  'case-file.show': atDesk(({ caseFileId }, { db }) => {
    const row = findCaseFile(db, caseFileId);
    const benefitCase = row === undefined ? undefined : findCase(db, row.caseId);
    if (row === undefined || benefitCase === undefined) return failed(failure('not-found'));
    const counts = countByRegister(db, caseFileId);
    const registers = registersOf(row.file.kind).map(({ number, title }) => ({
      number,
      title,
      count: counts.get(number) ?? 0,
    }));
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return ok({ file: row.file, case: benefitCase, registers, total });
  }),
  'case-file.documents': atDesk((question, { db }) => {
    const { rows, total } = listFileDocuments(db, question);
    return ok({ rows: [...rows], total });
  }),
};
