import type { CaseFileId, ContentHash } from '../base/ids.ts';
import type { Case, CaseFile } from '../domain/case.ts';
import type { DocumentType } from '../domain/document-type.ts';
import type { Attachment } from '../domain/submission.ts';
import type { Task } from '../domain/task.ts';
import { fillTemplate } from './fill-template.ts';
import type { Procedure } from './procedure.ts';

export interface ProposedDocument {
  readonly origin: 'copy' | 'proof';
  readonly contentHash: ContentHash;
  readonly type: DocumentType;
  readonly title: string;
}

export interface FilingProposal {
  /** Null when the case has no file of that kind (or the person is unknown): a person must choose. */
  readonly caseFileId: CaseFileId | null;
  readonly register: string;
  readonly documents: readonly ProposedDocument[];
}

/** Where click two will file: file, register, types and titles, from the procedure's definition. Pure. */
export function proposeFiling(procedure: Procedure, task: Task, benefitCase: Case | null): FilingProposal {
  const { submission } = task;
  const facts = {
    receivedAt: submission.receivedAt,
    applicant: submission.applicant,
    declared: submission.declared,
  };
  const { copy, proof } = procedure.filing;
  return {
    caseFileId: findTargetFile(procedure, task, benefitCase)?.id ?? null,
    register: procedure.filing.register,
    documents: [
      {
        origin: 'copy',
        contentHash: submission.copy.contentHash,
        type: copy.type,
        title: fillTemplate(copy.title, procedure, facts),
      },
      ...submission.attachments.map((attachment, index) => ({
        origin: 'proof' as const,
        contentHash: attachment.contentHash,
        type: proof.type,
        title: proofTitle(
          fillTemplate(proof.title, procedure, { ...facts, fileName: attachment.name }),
          index,
          submission.attachments,
        ),
      })),
    ],
  };
}

function findTargetFile(procedure: Procedure, task: Task, benefitCase: Case | null): CaseFile | undefined {
  const { file } = procedure.filing;
  return benefitCase?.files.find(
    (candidate) => candidate.kind === file && (file === 'benefit' || candidate.personId === task.personId),
  );
}

/** Several proofs of one submission are told apart by number: "... (2 von 3)". */
function proofTitle(title: string, index: number, all: readonly Attachment[]): string {
  return all.length === 1 ? title : `${title.slice(0, 185)} (${index + 1} von ${all.length})`;
}
