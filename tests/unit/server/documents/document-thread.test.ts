import { afterAll, describe, expect, it } from 'vitest';
import { startDocumentThread } from '../../../../server/documents/document-thread.ts';
import { renderSubmissionCopy, type SubmissionCopyInput } from '../../../../server/documents/submission-copy.ts';

const copyOf = (number: number, name: string): SubmissionCopyInput => ({
  officeName: 'Jobcenter Musterkreis',
  processNumber: `JC-2026-11-${String(number).padStart(6, '0')}`,
  receivedAt: '2026-11-24T07:12:31.482Z',
  procedureLabel: 'Krankmeldung',
  applicant: [{ label: 'Familienname', value: name }],
  declared: [],
  attachments: [
    { name: 'AU.pdf', size: 1, mediaType: 'application/pdf', sha256: String(number).repeat(64).slice(0, 64) },
  ],
});

describe('the thread that renders documents', () => {
  const thread = startDocumentThread();
  afterAll(() => thread.close());

  it('makes the bytes that are made elsewhere, whatever was rendered before and at the same time', async () => {
    const inputs = ['Groß', 'Weiß', 'Nguyễn Šafářová', 'Groß', 'Їванка'].map((name, index) => copyOf(index + 1, name));
    const there = await Promise.all(inputs.map((input) => renderSubmissionCopy(input, thread.render)));
    for (const name of ['ffi ï ı', Array.from({ length: 6000 }, (_, index) => `w${index}`).join(' ')])
      await renderSubmissionCopy(copyOf(9, name));
    const here = await Promise.all(inputs.toReversed().map((input) => renderSubmissionCopy(input)));
    expect(there.map((bytes) => Buffer.compare(bytes, here.pop() ?? new Uint8Array()))).toEqual([0, 0, 0, 0, 0]);
  });

  it('says so when it ends in the middle, and is started again by the next document', async () => {
    const another = startDocumentThread();
    const cutOff = renderSubmissionCopy(copyOf(1, 'Groß'), another.render);
    const ending = another.close();
    await expect(cutOff).rejects.toThrow('has ended');
    await ending;
    expect(await renderSubmissionCopy(copyOf(1, 'Groß'), another.render)).toHaveLength(
      (await renderSubmissionCopy(copyOf(1, 'Groß'))).length,
    );
    await another.close();
  });
});
