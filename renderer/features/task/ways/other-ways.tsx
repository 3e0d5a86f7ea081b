import { keyNames } from '../../../text/keys.ts';
import { wayText } from '../../../text/ways.ts';
import { Button } from '../../../ui/button.tsx';
import { useColleagues } from './queries.ts';
import { type Ways, wayButtonId } from './use-ways.ts';

const always = ['request', 'forward', 'return'] as const;

/** Always at the same place under the main button, each with its key; disabled where the task is past it. */
export function OtherWays({ ways }: { readonly ways: Ways }) {
  useColleagues(); // asked for early, so that the list is there when it is opened
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset stands for fields of a form
    <div className="zk-ways" role="group" aria-label={wayText.region}>
      {always.map((way) => (
        <Button
          key={way}
          id={wayButtonId(way)}
          keys={keyNames[way][0]}
          isDisabled={!ways.offered.includes(way)}
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
    </div>
  );
}
