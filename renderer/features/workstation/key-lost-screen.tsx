import { describeFailure } from '../../text/failures.ts';
import { keyLostText } from '../../text/workstation.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useRebuild } from './queries.ts';
import './workstation.css';

/** The keys of this profile are lost: what happened, what is kept, what to do. */
export function KeyLostScreen() {
  const rebuild = useRebuild();
  return (
    <main className="zk-lock">
      <div className="zk-lock__card zk-lock__card--wide">
        <h1 className="zk-lock__title">{keyLostText.title}</h1>
        <p>{keyLostText.what}</p>
        <h2 className="zk-lock__part">{keyLostText.keptTitle}</h2>
        <ul className="zk-lock__list">
          {keyLostText.kept.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <h2 className="zk-lock__part">{keyLostText.todoTitle}</h2>
        <p>{keyLostText.todo}</p>
        {rebuild.error === null ? null : <FailureNotice extent="inline" {...describeFailure(rebuild.error.failure)} />}
        <Button variant="main" autoFocus isDisabled={rebuild.isPending} onPress={() => rebuild.mutate()}>
          {rebuild.isPending ? keyLostText.rebuilding : keyLostText.rebuild}
        </Button>
      </div>
    </main>
  );
}
