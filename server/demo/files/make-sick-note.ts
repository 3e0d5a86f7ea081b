import { createSeededRandom } from '../names/seeded-random.ts';
import type { PhotoWishes } from './photograph-page.ts';
import { type DemoFile, type ProofForm, renderProof } from './render-proof.ts';
import type { SickNoteDetails } from './sick-note-details.ts';
import { sickNotePage } from './sick-note-page.ts';

/** A sick note as a real file; the same details, form and seed give the same bytes. */
export async function makeSickNote(
  details: SickNoteDetails,
  form: ProofForm,
  seed: string,
  photo?: PhotoWishes,
): Promise<DemoFile> {
  const random = createSeededRandom(`sick-note/${seed}`);
  return renderProof(
    {
      printed: [sickNotePage(details, 'white', random)],
      onPaper: [sickNotePage(details, 'yellow', random)],
      title: 'Arbeitsunfähigkeitsbescheinigung',
      fileName: 'AU-Bescheinigung.pdf',
      appTitle: details.insurer,
      createdOn: details.issuedOn,
      ...(photo === undefined ? {} : { photo }),
    },
    form,
    random,
  );
}
