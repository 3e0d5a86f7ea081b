import type { CaseFileId, FileDocumentId, TaskId } from '../../shared/base/ids.ts';
import type { SearchHit } from '../bridge/types.ts';
import { SearchScreen } from '../features/search/index.ts';
import { useKeyCommand } from '../state/key-commands.ts';
import { goBack, openCaseFile, openTask, setSearchText, useSearchText } from '../state/view.ts';
import { focusWork } from './focus-work.ts';

/** Hits for the text in the header's search field. */
export function SearchPage() {
  const text = useSearchText();
  useKeyCommand('back', () => {
    focusWork();
    setSearchText('');
    goBack();
  });
  return <SearchScreen text={text} onOpen={openHit} />;
}

/** Ids of hits are ids of what they show; the core checks them again. */
function openHit(hit: SearchHit): void {
  focusWork();
  if (hit.kind === 'task') return openTask(hit.id as TaskId);
  if (hit.caseFileId === null) return;
  openCaseFile(hit.caseFileId as CaseFileId, hit.kind === 'document' ? (hit.id as FileDocumentId) : null);
}
