import { dayFields, dayPlaces, lookAtDay } from './certificate/day-fields.ts';
import { lookForDiagnosis } from './certificate/find-diagnosis.ts';
import { type FormPage, readForms } from './certificate/form-page.ts';
import { lookAtNames, personPlaces } from './certificate/person-block.ts';
import { lookAtTick, tickInWords, tickLabels, tickPlaces } from './certificate/tick-marks.ts';
import { isCertificatePage } from './classify-document.ts';
import { lookAtLines, toLetterPage } from './letter/letter-lines.ts';
import type { DocumentReading, Look } from './reading.ts';

/** More looks than this come from a page that is no form. */
const mostLooks = 60;

/**
 * The closer looks worth having after the first reading: at each day, each line of the name and each check box of what
 * may be a certificate. A page with a text layer is only asked for boxes that its words say nothing about. The ids are
 * `page:field:number`, and `extract` finds the results by them.
 */
export function planLooks(reading: DocumentReading): readonly Look[] {
  const forms = readForms(reading);
  const certificates = forms.filter(isCertificatePage);
  if (certificates.length === 0)
    return forms
      .filter(({ page }) => page.source === 'ocr')
      .flatMap((form) => lookAtLines(toLetterPage(form)))
      .slice(0, mostLooks);
  return certificates
    .flatMap((form) =>
      form.page.source === 'ocr' ? [...looksAtValues(form), ...looksAtTicks(form)] : looksAtTicks(form),
    )
    .slice(0, mostLooks);
}

function looksAtValues(form: FormPage): readonly Look[] {
  return [
    ...dayFields.flatMap((field) => dayPlaces(form, field).flatMap((place) => lookAtDay(form, place))),
    ...personPlaces(form).flatMap((place) => lookAtNames(form, place)),
    ...lookForDiagnosis(form),
  ];
}

function looksAtTicks(form: FormPage): readonly Look[] {
  return tickLabels.flatMap((name) => {
    const places = tickPlaces(form, name);
    if (form.page.source === 'text-layer' && isSaidInWords(form, name)) return [];
    return places.flatMap((label, index) => lookAtTick(form, name, label, index));
  });
}

/** Of Erst and Folge an X at one says both. */
function isSaidInWords(form: FormPage, name: (typeof tickLabels)[number]): boolean {
  const isTicked = (which: typeof name) =>
    tickPlaces(form, which).some((label) => tickInWords(form, label)?.isTicked === true);
  if (name === 'initial' || name === 'followUp') return isTicked('initial') !== isTicked('followUp');
  return tickPlaces(form, name).every((label) => tickInWords(form, label) !== null);
}
