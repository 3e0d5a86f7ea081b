import type { FailureKind } from '../../../shared/base/failure.ts';
import type { ReadingStop } from './reader.ts';

/** What a person is told about work on a document that came to nothing. */
export const failureOfStop: Readonly<Record<ReadingStop, FailureKind>> = {
  cancelled: 'not-allowed-now', // signed out meanwhile
  defect: 'internal',
  'no-such-page': 'invalid-input',
  'took-too-long': 'too-large',
  'out-of-memory': 'too-large',
  damaged: 'damaged',
};
