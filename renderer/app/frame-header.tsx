import { formatGermanDayShort } from '../../shared/base/calendar-date.ts';
import type { SignedIn } from '../bridge/types.ts';
import { appText } from '../text/app.ts';
import { Badge } from '../ui/badge.tsx';
import { PersonMenu } from './person-menu.tsx';
import { SearchField } from './search-field.tsx';

export function FrameHeader({ session }: { readonly session: SignedIn }) {
  return (
    <header className="zk-frame__header">
      <p className="zk-frame__brand">
        {appText.brandFirst}
        <span>{appText.brandSecond}</span>
      </p>
      <SearchField />
      <DeputyBadge deputyFor={session.deputyFor} />
      <PersonMenu session={session} />
    </header>
  );
}

function DeputyBadge({ deputyFor }: Pick<SignedIn, 'deputyFor'>) {
  const [first] = deputyFor;
  if (first === undefined) return null;
  return (
    <Badge tone="info" icon="person">
      {deputyFor.length === 1
        ? appText.deputyFor(first.name, formatGermanDayShort(first.until))
        : appText.deputyForMany(deputyFor.length)}
    </Badge>
  );
}
