import type { ContentHash } from '../../../shared/base/ids.ts';
import type { DerivativeSteps } from '../../../shared/domain/evidence/derivative-steps.ts';
import type { DocumentReading } from '../../../shared/domain/evidence/reading.ts';
import type { ShownMediaType } from '../../../shared/domain/submission.ts';
import type { ShownDocument } from '../pages/to-shown.ts';

/** A working copy, not yet proven. */
export interface MadeDerivative {
  readonly bytes: Uint8Array;
  readonly mediaType: ShownMediaType;
  /** Of the original's pages, in the order of the steps: places of blackening are parts of these. */
  readonly originalSizes: readonly { readonly width: number; readonly height: number }[];
}

/** What the reading process gets. It has no key, no database and no network: bytes go in, a reading comes out. */
export type ReaderRequest =
  | {
      readonly request: 'read';
      readonly job: number;
      readonly contentHash: ContentHash;
      readonly mediaType: string;
      readonly bytes: Uint8Array;
    }
  | {
      readonly request: 'derive';
      readonly job: number;
      readonly mediaType: string;
      readonly bytes: Uint8Array;
      readonly steps: DerivativeSteps;
    }
  /** A document that the viewer cannot show as it is. */
  | { readonly request: 'show'; readonly job: number; readonly mediaType: string; readonly bytes: Uint8Array }
  /** The running job is no longer wanted, or not now. */
  | { readonly request: 'cancel' }
  /** Ends the process when more memory than this is taken, native code and pictures included. */
  | { readonly request: 'limit'; readonly memoryMegabytes: number };

export type ReaderReply =
  /** The engines could be loaded: whatever happens from now on comes from the documents. */
  | { readonly reply: 'ready' }
  | { readonly reply: 'progress'; readonly job: number; readonly pagesDone: number; readonly pagesTotal: number }
  | { readonly reply: 'read'; readonly job: number; readonly reading: DocumentReading }
  | { readonly reply: 'derived'; readonly job: number; readonly derivative: MadeDerivative }
  | { readonly reply: 'shown'; readonly job: number; readonly shown: ShownDocument }
  /** Not because of the document: a defect, or cancelled. */
  | {
      readonly reply: 'failed';
      readonly job: number;
      readonly cause: 'cancelled' | 'defect' | 'no-such-page' | 'damaged';
      readonly error: string;
    };
