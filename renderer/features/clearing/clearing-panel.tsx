import type { ReactNode } from 'react';
import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import type { TaskId } from '../../../shared/base/ids.ts';
import { fullName } from '../../../shared/domain/person.ts';
import type { Applicant } from '../../../shared/domain/submission.ts';
import type { TaskView } from '../../bridge/types.ts';
import { useOpenForm } from '../../state/open-forms.ts';
import { clearingText } from '../../text/clearing.ts';
import { describeFailure } from '../../text/failures.ts';
import { taskText } from '../../text/task.ts';
import { uiText } from '../../text/ui.ts';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { FailureNotice, Loading } from '../../ui/notice.tsx';
import { AssignForm } from './assign-form.tsx';
import { ElsewhereForm } from './elsewhere-form.tsx';
import { RegisterForm } from './register-form.tsx';
import { type ClearingState, useClearing } from './use-clearing.ts';
import './clearing.css';

const ways = (['assign', 'register', 'elsewhere'] as const).map((id) => ({ id, label: clearingText.way[id] }));
type Way = (typeof ways)[number]['id'];

export interface ClearingPanelProps {
  readonly view: TaskView;
  /** What is announced: `Krankmeldung von Mara Mertens`. */
  readonly title: string;
  /** Why it lies here. */
  readonly why: ReactNode;
  /** It has gone to another desk: on to the next one. */
  readonly onLeave: (taskId: TaskId) => void;
}

/** In place of the two clicks: what to do with a submission for which nobody could be found. */
export function ClearingPanel({ view, title, why, onLeave }: ClearingPanelProps) {
  const state = useClearing(view, { title, onLeave });
  const isOnItsWay = view.syncState !== 'synced' && view.syncState !== 'refused';
  return (
    <aside className="zk-clearing" aria-label={taskText.sideRegion}>
      <header className="zk-clearing__head">
        <h2 className="zk-clearing__title">{clearingText.title}</h2>
        <Declared applicant={view.task.submission.applicant} />
        {why}
      </header>
      {isOnItsWay ? (
        <div className="zk-clearing__note" role="status">
          <h3 className="zk-clearing__heading">{clearingText.waitingTitle}</h3>
          <p className="zk-clearing__muted">{clearingText.waitingText}</p>
        </div>
      ) : (
        <Ways state={state} />
      )}
    </aside>
  );
}

function Declared({ applicant }: { readonly applicant: Applicant }) {
  const { caseNumber, customerNumber, postalCode } = applicant;
  return (
    <p className="zk-clearing__muted">
      <span className="zk-visually-hidden">{clearingText.declared}</span>
      {[
        fullName(applicant),
        clearingText.born(formatGermanDay(applicant.birthDate)),
        ...(caseNumber === undefined ? [] : [clearingText.caseNumber(caseNumber)]),
        ...(customerNumber === undefined ? [] : [clearingText.customerNumber(customerNumber)]),
        ...(postalCode === undefined ? [] : [clearingText.postalCode(postalCode)]),
      ].join(' · ')}
    </p>
  );
}

function Ways({ state }: { readonly state: ClearingState }) {
  const { candidates, clearing, failure, dismissFailure } = state;
  const [form, setWay] = useOpenForm<Way>('clearing', clearing.view.task.id);
  const way = form?.name ?? 'assign';
  if (candidates.isPending) return <Loading label={clearingText.candidatesLoading} />;
  if (candidates.isError) {
    const isOffline = candidates.error.failure.kind === 'offline';
    const told = isOffline
      ? { title: clearingText.offlineTitle, text: clearingText.offlineText }
      : describeFailure(candidates.error.failure);
    return (
      <FailureNotice
        extent="inline"
        tone="warn"
        {...told}
        action={{ label: uiText.retry, onPress: () => void candidates.refetch() }}
      />
    );
  }
  return (
    <>
      {failure === undefined ? null : (
        <FailureNotice extent="inline" {...failure} action={{ label: uiText.close, onPress: dismissFailure }} />
      )}
      <div className="zk-clearing__ways">
        <ChoiceChips label={clearingText.ways} choices={ways} value={way} onChange={setWay} />
      </div>
      {way === 'assign' ? <AssignForm clearing={clearing} /> : null}
      {way === 'register' ? <RegisterForm clearing={clearing} /> : null}
      {way === 'elsewhere' ? <ElsewhereForm clearing={clearing} /> : null}
    </>
  );
}
