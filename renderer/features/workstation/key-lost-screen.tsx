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
    <main className="zk-locked">
      <div className="zk-locked__card zk-locked__card--wide">
        <h1 className="zk-locked__title">{keyLostText.title}</h1>
        <p>{keyLostText.what}</p>
        <h2 className="zk-locked__part">{keyLostText.keptTitle}</h2>
        <ul className="zk-locked__list">
          {keyLostText.kept.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <h2 className="zk-locked__part">{keyLostText.todoTitle}</h2>
        <p>{keyLostText.todo}</p>
        {rebuild.error === null ? null : <FailureNotice extent="inline" {...describeFailure(rebuild.error.failure)} />}
        <Button variant="main" autoFocus isDisabled={rebuild.isPending} onPress={() => rebuild.mutate()}>
          {rebuild.isPending ? keyLostText.rebuilding : keyLostText.rebuild}
        </Button>
      </div>
    </main>
  );
}
