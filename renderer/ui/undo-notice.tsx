import { uiText } from '../text/ui.ts';
import { Button } from './button.tsx';
import './undo-notice.css';

/** A region that always exists and is read aloud politely when its text changes; for results that need no answer. */
export function LiveRegion({ message }: { readonly message: string }) {
  return (
    <div className="zk-visually-hidden" role="status" aria-live="polite">
      {message}
    </div>
  );
}

export interface UndoNoticeProps {
  /** What was done, for example `Krankmeldung Brandt abgelegt`. Read aloud once. */
  readonly done: string;
  /** The countdown, for example `wird in 7 s übertragen`. Shown only: a number read aloud every second helps nobody. */
  readonly countdown?: string;
  readonly onUndo: () => void;
  readonly keys?: string;
}

/** What has just been done and can still be taken back, in one line. Place it in the status line. */
export function UndoNotice({ done, countdown, onUndo, keys }: UndoNoticeProps) {
  return (
    <span className="zk-undo">
      <span role="status" aria-live="polite">
        {done}
      </span>
      {countdown === undefined ? null : <span aria-hidden="true">{countdown}</span>}
      <Button variant="link" onPress={onUndo} {...(keys === undefined ? {} : { keys })}>
        {uiText.undo}
      </Button>
    </span>
  );
}
