import { z } from 'zod';
import { contentHash } from '../../base/ids.ts';
import { boxSchema } from './box.ts';
import { sheetSchema } from './sheet.ts';

/**
 * What a machine read on a document, before anybody asks what it means: words with their places, check boxes, barcodes.
 * A reading holds health data. It lies only in the encrypted cache, under the hash of the bytes and the version of the
 * engines; it is never indexed for search and never logged.
 */

/** One word, or one run of characters without a wide gap. */
export const wordSchema = z.object({
  text: z.string().max(400),
  box: boxSchema,
  /** 0 to 1; 1 for the text layer of a PDF. Below `legibleFrom` of the rules nothing may be built on it. */
  confidence: z.number().min(0).max(1),
});
export type Word = z.infer<typeof wordSchema>;

/**
 * A closer look at one place of a page, planned by pure code (`plan-looks.ts`) from the first reading and carried out by
 * the engines: the same place read several times and independently, so that one engine's slip is noticed.
 */
export const lookKinds = [
  'date', // digits and points only, also one digit to a comb cell
  'text', // letters, for example a name
  'mark', // is the check box ticked?
] as const;
export const lookSchema = z.object({
  /** Unique within the document, chosen by the plan, for example `unfitUntil` or `kind:INITIAL`. */
  id: z.string().max(80),
  page: z.int().positive(),
  box: boxSchema,
  kind: z.enum(lookKinds),
});
export type Look = z.infer<typeof lookSchema>;

export const lookResultSchema = z.object({
  look: lookSchema,
  /** One entry for each independent reading of the place; empty where nothing was read. */
  readings: z.array(
    z.object({
      text: z.string().max(400),
      confidence: z.number().min(0).max(1),
      /** Which engine, or which way of preparing the picture, for example `pp-ocr`, `tesseract`, `cells`. */
      engine: z.string().max(40),
      /** Where the text stands within the page; the whole look where the engine cannot say. */
      box: boxSchema,
    }),
  ),
  /** Of a `mark`: null where no box was found at the place. */
  mark: z.object({ isTicked: z.boolean(), confidence: z.number().min(0).max(1), box: boxSchema }).nullable(),
});
export type LookResult = z.infer<typeof lookResultSchema>;

export const pageReadingSchema = z.object({
  /** The first page is 1. */
  page: z.int().positive(),
  /** Of the upright page, in points (PDF) or pixels (image); only the ratio matters. */
  width: z.number().positive(),
  height: z.number().positive(),
  /** `none`: the page could not be read (see `problem`) or is empty. */
  source: z.enum(['text-layer', 'ocr', 'none']),
  /** In reading order: lines from the top, words from the left. */
  words: z.array(wordSchema),
  /** How the page had to be turned so that its writing stands upright: 0 for nearly all. */
  turned: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** Where the sheet lies on the page, its turn included; missing where it fills the page and lies straight. */
  sheet: sheetSchema.optional(),
  /** Set where a picture is too bad to build on, in the words of what to do about it. */
  quality: z.enum(['good', 'poor', 'unreadable']),
});
export type PageReading = z.infer<typeof pageReadingSchema>;

export const barcodeSchema = z.object({
  page: z.int().positive(),
  box: boxSchema,
  format: z.string().max(30),
  /** PDF417 of Muster 1: only the first three fields (form code, `a`, version); never more (DOMAIN 1.2). */
  firstFields: z.array(z.string().max(20)).max(3),
});
export type Barcode = z.infer<typeof barcodeSchema>;

/** Why a document could not be read. The original is kept and can still be opened, filed or asked for again. */
export const readingProblems = [
  'damaged', // the bytes are no whole document of their type
  'password',
  'too-large', // pixels or pages beyond what a workstation reads
  'took-too-long',
  'out-of-memory',
  'unsupported-type',
] as const;

export const documentReadingSchema = z.object({
  contentHash,
  /** Engines and plan with their versions; another text means the reading is made again. */
  engine: z.string().max(200),
  pages: z.array(pageReadingSchema),
  looks: z.array(lookResultSchema),
  barcodes: z.array(barcodeSchema),
  /** Pages of the document; more than `pages` where only the first ones were read. */
  pageCount: z.int().nonnegative(),
  problem: z.enum(readingProblems).nullable(),
});
export type DocumentReading = z.infer<typeof documentReadingSchema>;
export type ReadingProblem = (typeof readingProblems)[number];
