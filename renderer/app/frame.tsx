import type { SignedIn } from '../bridge/types.ts';
import { ConflictList } from '../features/conflicts/index.ts';
import { FirstSync, SyncLine, UndoStep } from '../features/sync-status/index.ts';
import { ClockNotice } from '../features/workstation/index.ts';
import { useAnnouncedMessage } from '../state/announcer.ts';
import { useKeyCommand } from '../state/key-commands.ts';
import { openTask, setKeyListOpen } from '../state/view.ts';
import { appText } from '../text/app.ts';
import { keyNames } from '../text/keys.ts';
import { Button } from '../ui/button.tsx';
import { LiveRegion } from '../ui/undo-notice.tsx';
import { workId } from './focus-work.ts';
import { FrameHeader } from './frame-header.tsx';
import { KeyList } from './key-list.tsx';
import { Navigation } from './navigation.tsx';
import { useLink } from './use-link.ts';
import { Workspace } from './workspace.tsx';

/** Header, areas, the work itself, status line. */
export function Frame({ session }: { readonly session: SignedIn }) {
  useKeyCommand('keys', () => setKeyListOpen(true));
  useLink();
  return (
    <div className="zk-frame">
      <a className="zk-frame__skip" href={`#${workId}`}>
        {appText.skipToWork}
      </a>
      <FrameHeader session={session} />
      <Navigation roles={session.worker.roles} />
      <main className="zk-frame__work" id={workId} tabIndex={-1}>
        <ClockNotice />
        <FirstSync>
          <Workspace roles={session.worker.roles} />
        </FirstSync>
      </main>
      <footer className="zk-frame__status">
        <SyncLine />
        <Button variant="link" keys={keyNames.keys[0]} onPress={() => setKeyListOpen(true)}>
          {appText.keys}
        </Button>
        <span className="zk-frame__undo">
          <UndoStep onUndone={openTask} />
        </span>
      </footer>
      <LiveRegion message={useAnnouncedMessage()} />
      <KeyList />
      <ConflictList />
    </div>
  );
}
