import type { FieldVerdict } from '../../../../shared/domain/evidence/verdict.ts';
import { evidenceText } from '../../../text/evidence.ts';
import type { Tone } from '../../../ui/badge.tsx';
import type { IconName } from '../../../ui/icon-shapes.ts';
import type { EvidenceWork } from './use-evidence-work.ts';

export interface Overall {
  readonly tone: Tone;
  readonly label: string;
  readonly icon?: IconName;
}

/** The whole check in a few words, for the headline. Undefined where there is nothing to compare. Pure. */
export function decideOverall({
  state,
  evidence,
  findings,
}: Pick<EvidenceWork, 'state' | 'evidence' | 'findings'>): Overall | undefined {
  if (state === 'reading' || state === 'waiting') {
    return { tone: 'neutral', icon: 'sync', label: evidenceText.overall.reading };
  }
  if (state === 'failed') return { tone: 'warn', icon: 'unreadable', label: evidenceText.overall.failed };
  switch (evidence?.check?.colour) {
    case 'green':
      return { tone: 'ok', label: describeGreen(evidence.check.fields) };
    case 'yellow': {
      const count = findings.filter(({ severity }) => severity !== 'info').length;
      return { tone: 'warn', label: evidenceText.overall.yellow(Math.max(1, count)) };
    }
    case 'red':
      // a document of another kind or person says more than that values differ
      return {
        tone: 'bad',
        label: findings.find(({ severity }) => severity === 'hard')?.title ?? evidenceText.overall.red,
      };
    case 'none':
    case undefined:
      return undefined;
  }
}

/** Agreement of everything is only claimed where everything was found. */
function describeGreen(fields: readonly FieldVerdict[]): string {
  const declared = fields.filter((field) => field.declared !== null);
  const agreeing = declared.filter(({ verdict }) => verdict === 'agrees').length;
  if (agreeing === declared.length) return evidenceText.overall.green;
  return evidenceText.overall.partlyGreen(agreeing, declared.length);
}
