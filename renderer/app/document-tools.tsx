import { PhotoWorkshop } from '../features/photo-workshop/index.ts';
import { PrivacyGuard } from '../features/privacy-guard/index.ts';
import type { TaskWork } from '../features/task/index.ts';
import type { OpenForm } from '../state/open-forms.ts';

/** What is being done to a proof of the open task. */
export type DocumentTool = 'workshop' | 'blacken';

export interface DocumentToolsProps {
  readonly work: TaskWork;
  /** With the hash of the original. */
  readonly tool: OpenForm<DocumentTool> | undefined;
  readonly onClose: () => void;
}

/** Photo workshop and privacy guard over the open task. */
export function DocumentTools({ work, tool, onClose }: DocumentToolsProps) {
  const { task } = work.view;
  const { evidence } = work.evidence;
  const proof = task.submission.attachments.find(({ contentHash }) => contentHash === tool?.detail);
  if (tool === undefined || proof === undefined) return null;
  const shared = {
    taskId: task.id,
    document: { id: proof.contentHash, title: proof.name, mediaType: proof.mediaType },
    copy: evidence?.derivatives.find(({ original }) => original === proof.contentHash),
    onClose,
  };
  if (tool.name === 'workshop') {
    const askAgain = () => {
      onClose();
      work.ways.start('request', 'R01');
    };
    return <PhotoWorkshop {...shared} onAskAgain={work.ways.offered.includes('request') ? askAgain : undefined} />;
  }
  const verdict = evidence?.check?.documents.find(({ contentHash }) => contentHash === proof.contentHash);
  return (
    <PrivacyGuard
      {...shared}
      proposed={verdict?.sensitive ?? []}
      originalPolicy={evidence?.originalPolicy ?? 'keep-locked'}
    />
  );
}
