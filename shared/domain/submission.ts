import { z } from 'zod';
import { calendarDate, instant } from '../base/calendar-date.ts';
import { contentHash, submissionId } from '../base/ids.ts';

/** Media types that the viewer shows as they are. */
export const shownMediaTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;
export type ShownMediaType = (typeof shownMediaTypes)[number];

/** Media types that are taken; everything else is refused at intake with a reason. */
export const acceptedMediaTypes = [...shownMediaTypes, 'image/heic', 'image/tiff'] as const;
export type AcceptedMediaType = (typeof acceptedMediaTypes)[number];

/**
 * As what the viewer gets a document: photos of phones as JPEG, the pages of a TIFF as a PDF of pictures, both made on the
 * workstation each time. The original stays what is kept and filed. A type that is not taken stays as it is.
 */
export function shownAs(mediaType: string): string {
  switch (mediaType) {
    case 'image/heic':
      return 'image/jpeg' satisfies ShownMediaType;
    case 'image/tiff':
      return 'application/pdf' satisfies ShownMediaType;
    default:
      return mediaType;
  }
}

/** Limits of the intake: 20 MB a file, 60 MB a submission, 30 files. Bytes are counted as received. */
export const intakeLimits = { fileBytes: 20_000_000, submissionBytes: 60_000_000, files: 30 } as const;

/** Who sent it, in the sender's own words: nothing here is proven. */
export const applicantSchema = z.strictObject({
  familyName: z.string().trim().min(1).max(120),
  givenNames: z.string().trim().min(1).max(120),
  birthDate: calendarDate,
  customerNumber: z.string().trim().max(20).optional(),
  caseNumber: z.string().trim().max(20).optional(),
  postalCode: z
    .string()
    .trim()
    .regex(/^\d{5}$/)
    .optional(),
});
export type Applicant = z.infer<typeof applicantSchema>;

/** Declared values by field name of the procedure. */
export const declaredSchema = z.record(z.string().max(60), z.union([z.string().max(2000), z.number(), z.boolean()]));
export type Declared = z.infer<typeof declaredSchema>;

/** A stored file. `mediaType` is what the bytes are; what the sender claimed stays on the server. */
export const attachmentSchema = z.object({
  contentHash,
  name: z.string().min(1).max(200),
  mediaType: z.enum(acceptedMediaTypes),
  /** Bytes. */
  size: z.int().nonnegative(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** Einreichung: what a citizen sent. `receivedAt` is frozen at intake and legally decisive (§ 37 SGB II). */
export const submissionSchema = z.object({
  id: submissionId,
  receivedAt: instant,
  sentAt: instant,
  applicant: applicantSchema,
  declared: declaredSchema,
  attachments: z.array(attachmentSchema).max(intakeLimits.files),
  /** The Durchschrift, rendered by the server at intake. */
  copy: attachmentSchema,
});
export type Submission = z.infer<typeof submissionSchema>;
