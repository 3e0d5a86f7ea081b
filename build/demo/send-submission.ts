import { type SubmissionResponse, submissionResponse } from '../../shared/wire/submissions.ts';
import type { DemoSubmission } from './make-submissions.ts';

/** Posts a submission over HTTP like a portal. */
export async function sendSubmission(
  serverUrl: string,
  portalKey: string,
  { part, files }: DemoSubmission,
): Promise<SubmissionResponse> {
  const form = new FormData();
  form.set('submission', JSON.stringify(part));
  for (const { fileName, mediaType, bytes } of files) {
    form.append('file', new Blob([Uint8Array.from(bytes)], { type: mediaType }), fileName);
  }
  const response = await fetch(`${serverUrl}/v1/submissions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${portalKey}` },
    body: form,
  });
  if (!response.ok) throw new Error(`The server refused a submission: ${response.status} ${await response.text()}`);
  return submissionResponse.parse(await response.json());
}
