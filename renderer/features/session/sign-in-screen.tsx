import { dayInBerlin, formatGermanDay } from '../../../shared/base/calendar-date.ts';
import type { SessionState } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { appText } from '../../text/app.ts';
import { endedText, signInText } from '../../text/sign-in.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import { SignInSteps } from './sign-in-steps.tsx';
import './sign-in-screen.css';

export type SignInScreenProps = Pick<Extract<SessionState, { state: 'signed-out' }>, 'serverUrl' | 'ended' | 'attempt'>;

/** The first screen on a workstation, and after signing out. There is no password here: it is typed in the browser only. */
export function SignInScreen({ serverUrl, ended, attempt }: SignInScreenProps) {
  const today = formatGermanDay(dayInBerlin(useNow()));
  return (
    <main className="zk-sign-in">
      <div className="zk-sign-in__card">
        <div>
          <p className="zk-sign-in__brand">
            {appText.brandFirst}
            <span>{appText.brandSecond}</span>
          </p>
          <p className="zk-sign-in__claim">{signInText.claim}</p>
        </div>
        <h1 className="zk-sign-in__title">{signInText.title}</h1>
        {ended === null || attempt !== null ? null : <FailureNotice extent="inline" {...endedText[ended](today)} />}
        <SignInSteps attempt={attempt} />
        <dl className="zk-sign-in__facts">
          <dt>{signInText.server}</dt>
          <dd>{serverUrl}</dd>
        </dl>
        <p className="zk-sign-in__note">{signInText.protection}</p>
      </div>
    </main>
  );
}
