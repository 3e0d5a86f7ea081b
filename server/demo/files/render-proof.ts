import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import { unreachable } from '../../../shared/base/unreachable.ts';
import type { ShownMediaType } from '../../../shared/domain/submission.ts';
import type { SeededRandom } from '../names/seeded-random.ts';
import { renderDigitalPdf, renderImagePdf } from './pdf-target.ts';
import { type PhotoWishes, photographPage } from './photograph-page.ts';
import { scanClean, scanSkewed } from './scan-page.ts';
import { screenshotPage } from './screenshot-page.ts';
import type { PageModel } from './surface.ts';

export interface DemoFile {
  readonly fileName: string;
  readonly mediaType: ShownMediaType;
  readonly bytes: Uint8Array;
}

/** How people send a paper. */
export type ProofForm = 'digital-pdf' | 'image-pdf' | 'skewed-scan' | 'phone-photo' | 'screenshot';

export interface Proof {
  /** As a program writes it, and as paper looks; the same where there is only one look. */
  readonly printed: readonly PageModel[];
  readonly onPaper: readonly PageModel[];
  readonly title: string;
  /** Of the digital file. */
  readonly fileName: string;
  /** Of the app on a screenshot. */
  readonly appTitle: string;
  readonly createdOn: CalendarDate;
  /** How a photo of it is taken. */
  readonly photo?: PhotoWishes;
}

/** One page model as any of the real files it may arrive as. A photo or screenshot shows the first page. */
export async function renderProof(proof: Proof, form: ProofForm, random: SeededRandom): Promise<DemoFile> {
  const pdf = { title: proof.title, producer: 'Textdruck', createdAt: new Date(`${proof.createdOn}T09:30:00Z`) };
  const scanned = { ...pdf, title: 'Scan', producer: 'Scanner' };
  const day = proof.createdOn.replaceAll('-', '');
  switch (form) {
    case 'digital-pdf':
      return pdfFile(proof.fileName, await renderDigitalPdf(proof.printed, pdf));
    case 'image-pdf': {
      const dpi = proof.onPaper.length > 2 ? 150 : random.pick([200, 300]);
      const pages = proof.onPaper.map((page) => scanClean(page, dpi));
      return pdfFile(`Scan_${day}.pdf`, await renderImagePdf(pages, scanned));
    }
    case 'skewed-scan': {
      const pages = proof.onPaper.map((page) => scanSkewed(page, random, { dpi: 200, grain: 7 }));
      return pdfFile(`Dokument_${random.digits(4)}.pdf`, await renderImagePdf(pages, scanned));
    }
    case 'phone-photo': {
      const bytes = photographPage(firstOf(proof.onPaper), random, proof.photo);
      return { fileName: `IMG_${day}_${random.digits(6)}.jpg`, mediaType: 'image/jpeg', bytes };
    }
    case 'screenshot': {
      const bytes = screenshotPage(firstOf(proof.printed), proof.appTitle, random);
      return { fileName: `Screenshot_${day}-${random.digits(6)}.png`, mediaType: 'image/png', bytes };
    }
    default:
      return unreachable(form);
  }
}

function pdfFile(fileName: string, bytes: Uint8Array): DemoFile {
  return { fileName, mediaType: 'application/pdf', bytes };
}

function firstOf(pages: readonly PageModel[]): PageModel {
  const [first] = pages;
  if (first === undefined) throw new Error('a document has at least one page');
  return first;
}
