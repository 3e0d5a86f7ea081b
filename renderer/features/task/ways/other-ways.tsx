import type { TaskView } from '../../../bridge/types.ts';
import { claimText } from '../../../text/claim.ts';
import { keyNames } from '../../../text/keys.ts';
import { wayText } from '../../../text/ways.ts';
import { Button } from '../../../ui/button.tsx';
import type { ClaimWork } from '../claim/use-claim.ts';
import { PersonalStep } from '../personal/personal-step.tsx';
import { useColleagues } from './queries.ts';
import { type Ways, wayButtonId } from './use-ways.ts';

const always = ['request', 'forward', 'return'] as const;

interface OtherWaysProps {
  readonly view: TaskView;
  readonly ways: Ways;
  readonly claim: ClaimWork;
}

/** Always at the same place under the main button, each with its key; closed, with the reason, where it is not possible. */
export function OtherWays({ view, ways, claim }: OtherWaysProps) {
  useColleagues(); // asked for early, so that the list is there when it is opened
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset stands for fields of a form
    <div className="zk-ways" role="group" aria-label={wayText.region}>
      {always.map((way) => (
        <Button
          key={way}
          id={wayButtonId(way)}
          keys={keyNames[way][0]}
          closedBecause={ways.closed[way]}
          onPress={() => ways.start(way)}
        >
          {wayText[way]}
        </Button>
      ))}
      {ways.offered.includes('resume') ? (
        <Button id={wayButtonId('resume')} onPress={() => ways.go({ way: 'resume' })}>
          {wayText.resume}
        </Button>
      ) : null}
      <Button keys={keyNames.claim[0]} closedBecause={claim.closedBecause} onPress={claim.press}>
        {claimText[claim.offered]}
      </Button>
      <PersonalStep view={view} />
    </div>
  );
}
