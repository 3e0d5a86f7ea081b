import type { ContentHash } from '../../shared/base/ids.ts';
import { PhotoWorkshop } from '../features/photo-workshop/index.ts';
import { PrivacyGuard } from '../features/privacy-guard/index.ts';
import type { TaskWork } from '../features/task/index.ts';

/** What is being done to a proof of the open task. */
export interface DocumentTool {
  readonly kind: 'workshop' | 'blacken';
  /** The original. */
  readonly document: ContentHash;
}

export interface DocumentToolsProps {
  readonly work: TaskWork;
  readonly tool: DocumentTool | undefined;
  readonly onClose: () => void;
}

/** Photo workshop and privacy guard over the open task. */
export function DocumentTools({ work, tool, onClose }: DocumentToolsProps) {
  const { task } = work.view;
  const { evidence } = work.evidence;
  const proof = task.submission.attachments.find(({ contentHash }) => contentHash === tool?.document);
  if (tool === undefined || proof === undefined) return null;
  const shared = {
    taskId: task.id,
    document: { id: proof.contentHash, title: proof.name, mediaType: proof.mediaType },
    copy: evidence?.derivatives.find(({ original }) => original === proof.contentHash),
    onClose,
  };
  if (tool.kind === 'workshop') {
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
