import type { Box } from '../../../shared/domain/evidence/box.ts';
import { classifyDocument } from '../../../shared/domain/evidence/classify-document.ts';
import type { DocumentReading } from '../../../shared/domain/evidence/reading.ts';
import type { DocumentVerdict } from '../../../shared/domain/evidence/verdict.ts';

/** Stands where something of a diagnosis stood: of the form of a code, so that it is still seen that there was one. */
const MASKS = ['XOO', 'X00.0'] as const;
/** The printed words of the cells themselves, also as engines misread them; what is run together with them is masked. */
const label = /icd|diagnos|begr\p{L}*de|^[^\p{L}\p{N}]*(?:code|10)[^\p{L}\p{N}]*$/iu;
const codeInside = /(?<![\p{L}\p{N}])(?!ICD)[A-Z][0-9OIlSB]{2}(?:[.,·-][0-9OIlSB-]{1,2}[!*+]?)?(?![\p{L}\p{N}])/gu;
/** A code beyond doubt is masked wherever it stands. */
const code = /(?<![\p{L}\p{N}])[A-Z]\d\d[.,·]\d{1,2}[!*+]?(?![\p{L}\p{N}])/gu;
const hasCharacters = /[\p{L}\p{N}]/u;

/**
 * The reading as it may be kept: what it says in the places of a diagnosis is replaced, whatever it is. That there is a
 * diagnosis, and where, is found in the masked reading as well. Pure.
 */
export function maskDiagnosis(reading: DocumentReading): DocumentReading {
  const verdict = classifyDocument(reading);
  const places = verdict.sensitive.filter(({ reason }) => reason === 'diagnosis');
  if (places.length === 0) return maskPlaces(reading, [], MASKS[0]);
  const masked = MASKS.map((mask) => maskPlaces(reading, places, mask));
  return masked.find((candidate) => classifyDocument(candidate).containsDiagnosis) ?? masked[0] ?? reading;
}

type Places = DocumentVerdict['sensitive'];

function maskPlaces(reading: DocumentReading, places: Places, mask: string): DocumentReading {
  const isSensitive = (page: number, box: Box) =>
    places.some((place) => place.page === page && holdsMiddleOf(place.box, box));
  return {
    ...reading,
    pages: reading.pages.map((page) => ({
      ...page,
      words: page.words.map((word) => ({ ...word, text: maskText(word.text, mask, isSensitive(page.page, word.box)) })),
    })),
    looks: reading.looks.map((result) => ({
      ...result,
      readings: result.readings.map((read) => {
        const isInside = isSensitive(result.look.page, result.look.box) || isSensitive(result.look.page, read.box);
        return { ...read, text: maskText(read.text, mask, isInside) };
      }),
    })),
  };
}

function maskText(text: string, mask: string, isSensitive: boolean): string {
  if (!isSensitive) return text.replace(code, mask);
  return text
    .split(/\s+/)
    .map((word) => {
      if (label.test(word)) return word.replace(codeInside, mask);
      return hasCharacters.test(word) ? mask : word;
    })
    .join(' ');
}

function holdsMiddleOf(place: Box, { left, top, width, height }: Box): boolean {
  const [x, y] = [left + width / 2, top + height / 2];
  return x >= place.left && x <= place.left + place.width && y >= place.top && y <= place.top + place.height;
}
