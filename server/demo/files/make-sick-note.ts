import { unreachable } from '../../../shared/base/unreachable.ts';
import type { ShownMediaType } from '../../../shared/domain/submission.ts';
import { createSeededRandom } from '../names/seeded-random.ts';
import { renderDigitalPdf, renderImagePdf } from './pdf-target.ts';
import { photographPage } from './photograph-page.ts';
import { scanClean, scanSkewed } from './scan-page.ts';
import { screenshotPage } from './screenshot-page.ts';
import type { SickNoteDetails } from './sick-note-details.ts';
import { sickNotePage } from './sick-note-page.ts';

export interface DemoFile {
  readonly fileName: string;
  readonly mediaType: ShownMediaType;
  readonly bytes: Uint8Array;
}

/** How people send a paper. */
export type ProofForm = 'digital-pdf' | 'image-pdf' | 'skewed-scan' | 'phone-photo' | 'screenshot';

/** A sick note as a real file; the same details, form and seed give the same bytes. */
export async function makeSickNote(details: SickNoteDetails, form: ProofForm, seed: string): Promise<DemoFile> {
  const random = createSeededRandom(`sick-note/${seed}`);
  const white = () => sickNotePage(details, 'white', random);
  const yellow = () => sickNotePage(details, 'yellow', random);
  const pdf = {
    title: 'Arbeitsunfähigkeitsbescheinigung',
    producer: 'Praxisdruck',
    createdAt: new Date(`${details.issuedOn}T09:30:00Z`),
  };
  const scanned = { ...pdf, title: 'Scan', producer: 'Scanner' };
  const day = details.issuedOn.replaceAll('-', '');
  switch (form) {
    case 'digital-pdf':
      return pdfFile('AU-Bescheinigung.pdf', await renderDigitalPdf([white()], pdf));
    case 'image-pdf':
      return pdfFile(
        `Scan_${day}.pdf`,
        await renderImagePdf([scanClean(yellow(), random.chance(0.5) ? 300 : 200)], scanned),
      );
    case 'skewed-scan':
      return pdfFile(
        `Dokument_${random.digits(4)}.pdf`,
        await renderImagePdf([scanSkewed(yellow(), random, { dpi: 200, grain: 7 })], scanned),
      );
    case 'phone-photo':
      return {
        fileName: `IMG_${day}_${random.digits(6)}.jpg`,
        mediaType: 'image/jpeg',
        bytes: photographPage(yellow(), random),
      };
    case 'screenshot':
      return {
        fileName: `Screenshot_${day}-${random.digits(6)}.png`,
        mediaType: 'image/png',
        bytes: screenshotPage(white(), details.insurer, random),
      };
    default:
      return unreachable(form);
  }
}

function pdfFile(fileName: string, bytes: Uint8Array): DemoFile {
  return { fileName, mediaType: 'application/pdf', bytes };
}
