import type { ReactNode } from 'react';
import { mayInOffice } from '../../shared/domain/policy/decide-permission.ts';
import type { Role } from '../../shared/domain/worker.ts';
import { useInboxCounts } from '../features/inbox/index.ts';
import { runKeyCommand, useKeyCommand } from '../state/key-commands.ts';
import { showView, useViewName, type ViewName } from '../state/view.ts';
import { appText } from '../text/app.ts';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icon-shapes.ts';

/** The areas of work; only what works is listed. */
export function Navigation({ roles }: { readonly roles: readonly Role[] }) {
  const toDo = useInboxCounts()?.all;
  useKeyCommand('deputies', () => showView('deputies'));
  useKeyCommand('team', mayInOffice({ roles }, 'see-team') ? () => showView('team') : undefined);
  return (
    <nav className="zk-frame__navigation" aria-label={appText.navigation}>
      <ul>
        <Area view="inbox" icon="inbox" label={appText.inbox} onOpen={() => showView('inbox')}>
          {toDo === undefined ? null : (
            <span className="zk-area__count">
              <span aria-hidden="true">{toDo}</span>
              <span className="zk-visually-hidden">{appText.tasksToDo(toDo)}</span>
            </span>
          )}
        </Area>
        <Area view="case-files" icon="folder" label={appText.caseFiles} onOpen={() => showView('case-files')} />
        <Area view="search" icon="search" label={appText.search} onOpen={() => runKeyCommand('search')} />
        {mayInOffice({ roles }, 'see-team') ? (
          <Area view="team" icon="person" label={appText.team} onOpen={() => showView('team')} />
        ) : null}
        <Area view="deputies" icon="clock" label={appText.deputies} onOpen={() => showView('deputies')} />
        <Area view="data" icon="settings" label={appText.data} onOpen={() => showView('data')} />
        {mayInOffice({ roles }, 'verify-audit') ? (
          <Area view="log" icon="document" label={appText.log} onOpen={() => showView('log')} />
        ) : null}
      </ul>
    </nav>
  );
}

interface AreaProps {
  readonly view: ViewName;
  readonly icon: IconName;
  readonly label: string;
  readonly onOpen: () => void;
  readonly children?: ReactNode;
}

function Area({ view, icon, label, onOpen, children }: AreaProps) {
  const isCurrent = useViewName() === view;
  return (
    <li>
      <button type="button" className="zk-area" aria-current={isCurrent ? 'page' : undefined} onClick={onOpen}>
        <Icon name={icon} size={16} />
        <span className="zk-area__label">{label}</span>
        {children}
      </button>
    </li>
  );
}
