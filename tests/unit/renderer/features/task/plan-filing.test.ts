import { describe, expect, it } from 'vitest';
import type { FilingDraft } from '../../../../../renderer/features/task/filing-draft.ts';
import { listDocuments } from '../../../../../renderer/features/task/list-documents.ts';
import { planFiling, titleKeyOf } from '../../../../../renderer/features/task/plan-filing.ts';
import { sampleCopy } from './evidence-samples.ts';
import { sampleView } from './task-view-samples.ts';

const view = sampleView();
const [fallakte, leistungsakte] = view.files;

describe('the filing plan', () => {
  it('is the proposal as long as nothing was changed', () => {
    const plan = planFiling(view, {});

    expect(plan).toMatchObject({ file: fallakte, register: '03', registerTitle: 'Krankmeldungen', isChanged: false });
    expect(plan.documents).toEqual(view.proposal.documents);
  });

  it('takes over what the person changed and leaves the rest', () => {
    const proof = view.proposal.documents[1];
    const plan = planFiling(view, { register: '07', titles: { [proof?.contentHash ?? '']: 'Attest' } });

    expect(plan).toMatchObject({ register: '07', registerTitle: 'Schriftverkehr', isChanged: true });
    expect(plan.documents.map((part) => part.title)).toEqual(['Krankmeldung (Durchschrift)', 'Attest']);
  });

  it('never keeps a register that the chosen file does not have', () => {
    const toBenefit = planFiling(view, { caseFileId: leistungsakte?.id ?? fallakte?.id, register: '09' } as object);
    const backAgain = planFiling(view, { register: '09' });

    expect(toBenefit).toMatchObject({ register: '09', registerTitle: 'Schriftverkehr' });
    expect(backAgain).toMatchObject({ register: '01', registerTitle: 'Stammdaten' });
  });
});

describe('of a task that has changed meanwhile', () => {
  it('keeps what still fits: a file that the task cannot go to any more gives way to the proposed one', () => {
    const gone = { caseFileId: '00000000-0000-4000-8000-000000000099', titles: { ['f'.repeat(64)]: 'Von vorhin' } };
    const plan = planFiling(view, { ...gone, register: '07' } as FilingDraft);

    expect(plan).toMatchObject({ file: fallakte, register: '07', isChanged: true });
    expect(plan.documents).toEqual(view.proposal.documents);
    expect(planFiling(view, gone as FilingDraft)).toMatchObject({ file: fallakte, isChanged: false });
  });

  it('lets the title of a working copy be changed: it is kept under its original', () => {
    const shown = planFiling(view, {}, [sampleCopy()]).documents.map(titleKeyOf);

    expect(shown).toEqual(view.proposal.documents.map(({ contentHash }) => contentHash));
  });
});

it('files a working copy in the place of its original, and says which one', () => {
  const plan = planFiling(view, { titles: { [sampleCopy().original]: 'Attest' } }, [sampleCopy()]);

  expect(plan.documents).toMatchObject([
    { contentHash: 'a'.repeat(64) },
    { contentHash: 'c'.repeat(64), replaces: 'b'.repeat(64), title: 'Attest' },
  ]);
});

describe('the documents beside the declared data', () => {
  const names = {
    copy: 'Durchschrift',
    earlier: (title: string) => title,
    derivative: {
      blackened: (title: string) => `${title} (geschwärzt)`,
      straightened: (title: string) => `${title} (bearbeitet)`,
    },
    original: (title: string) => `Original: ${title}`,
  };

  it('shows proofs first, then the Durchschrift', () => {
    expect(listDocuments(view.task.submission, [], undefined, names).map(({ title }) => title)).toEqual([
      'AU.pdf',
      'Durchschrift',
    ]);
  });

  it('shows the same bytes once', () => {
    const { submission } = view.task;
    const twice = { ...submission, attachments: [...submission.attachments, ...submission.attachments] };

    expect(listDocuments(twice, [], undefined, names)).toHaveLength(2);
  });

  it('shows a working copy before its original, which stays one click away', () => {
    const shown = listDocuments(view.task.submission, [sampleCopy()], undefined, names);

    expect(shown.map(({ title }) => title)).toEqual(['AU.pdf (geschwärzt)', 'Original: AU.pdf', 'Durchschrift']);
    expect(shown.map(({ proof }) => proof)).toEqual(['b'.repeat(64), 'b'.repeat(64), undefined]);
  });
});
