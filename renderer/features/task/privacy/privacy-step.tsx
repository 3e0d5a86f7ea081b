import type { ContentHash } from '../../../../shared/base/ids.ts';
import { privacyText } from '../../../text/privacy-guard.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import type { TaskWork } from '../use-task-work.ts';
import { suggestReason } from '../ways/suggest-reason.ts';
import { whyDenied } from '../why-closed.ts';
import { findPrivacyCases, type PrivacyCase } from './find-privacy-step.ts';
import './privacy-step.css';

export interface PrivacyStepProps {
  readonly work: TaskWork;
  readonly onBlacken: (document: ContentHash) => void;
}

/** What has to happen to a proof with protected data before it may be filed: blacken it, or give it back. */
export function PrivacyStep({ work, onBlacken }: PrivacyStepProps) {
  return findPrivacyCases(work.view.task, work.evidence.evidence).map((privacyCase) => (
    <fieldset key={privacyCase.document} className={`zk-privacy zk-privacy--${privacyCase.state}`}>
      <legend>{privacyText.stepTitle}</legend>
      <Step privacyCase={privacyCase} work={work} onBlacken={() => onBlacken(privacyCase.document)} />
    </fieldset>
  ));
}

interface StepProps {
  readonly privacyCase: PrivacyCase;
  readonly work: TaskWork;
  readonly onBlacken: () => void;
}

function Step({ privacyCase, work, onBlacken }: StepProps) {
  const closedBecause = whyDenied(work.view.permissions.handle);
  if (privacyCase.state === 'settled') {
    return (
      <>
        <p>
          <Badge tone="ok">{privacyText.settled}</Badge>
        </p>
        <Button variant="link" closedBecause={closedBecause} onPress={onBlacken}>
          {privacyText.change}
        </Button>
      </>
    );
  }
  const isOtherCopy = privacyCase.finding.id === 'C02';
  const reason = isOtherCopy ? 'R04' : suggestReason(work.evidence.findings);
  const mayGiveBack = work.ways.offered.includes('return');
  return (
    <>
      <p>{privacyCase.state === 'unproven' ? privacyText.unproven : privacyCase.finding.why}</p>
      <Button closedBecause={closedBecause} onPress={onBlacken}>
        {privacyText.blacken}
      </Button>
      {mayGiveBack ? (
        <Button onPress={() => work.ways.start('return', reason)}>
          {isOtherCopy ? privacyText.giveBack : privacyText.giveBackOther}
        </Button>
      ) : null}
    </>
  );
}
