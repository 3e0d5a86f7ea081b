import { Activity } from 'react';
import { mayInOffice } from '../../shared/domain/policy/decide-permission.ts';
import type { Role } from '../../shared/domain/worker.ts';
import { useViewName } from '../state/view.ts';
import { CaseFilesPage } from './case-files-page.tsx';
import { DataPage } from './data-page.tsx';
import { DeputiesPage } from './deputies-page.tsx';
import { InboxPage } from './inbox-page.tsx';
import { LogPage } from './log-page.tsx';
import { SearchPage } from './search-page.tsx';
import { TeamPage } from './team-page.tsx';
import { WhereaboutsPage } from './whereabouts-page.tsx';
import { WorkstationPage } from './workstation-page.tsx';

/** One area at a time. The others stay as they were left: the inbox keeps its place, a file its scroll position. */
export function Workspace({ roles }: { readonly roles: readonly Role[] }) {
  const view = useViewName();
  return (
    <>
      <Activity mode={view === 'inbox' ? 'visible' : 'hidden'}>
        <InboxPage />
      </Activity>
      <Activity mode={view === 'case-files' ? 'visible' : 'hidden'}>
        <CaseFilesPage />
      </Activity>
      <Activity mode={view === 'search' ? 'visible' : 'hidden'}>
        <SearchPage />
      </Activity>
      {mayInOffice({ roles }, 'see-team') ? (
        <Activity mode={view === 'team' ? 'visible' : 'hidden'}>
          <TeamPage />
        </Activity>
      ) : null}
      {view === 'whereabouts' ? <WhereaboutsPage /> : null}
      {view === 'deputies' ? <DeputiesPage /> : null}
      {view === 'workstation' ? <WorkstationPage /> : null}
      {view === 'data' ? <DataPage /> : null}
      {view === 'log' && mayInOffice({ roles }, 'verify-audit') ? (
        <LogPage mayRead={mayInOffice({ roles }, 'read-audit')} />
      ) : null}
    </>
  );
}
