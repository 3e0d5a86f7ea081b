import { wayText } from '../../../text/ways.ts';
import { Button } from '../../../ui/button.tsx';
import type { Ways } from './use-ways.ts';

/** From a way that is not meant for it to the Abgabe: somebody who is not responsible looks for it there. */
export function CedeHint({ ways }: { readonly ways: Ways }) {
  return (
    <p className="zk-way__intro">
      {wayText.cedeHint}{' '}
      <Button variant="link" closedBecause={ways.closed.cede} onPress={() => ways.start('cede')}>
        {wayText.cedeLink}
      </Button>
    </p>
  );
}
