import type { CaseFileId, FileDocumentId, ProcessNumber, TaskId } from '../../shared/base/ids.ts';
import type { SearchHit } from '../bridge/types.ts';
import { SearchScreen } from '../features/search/index.ts';
import { useKeyCommand } from '../state/key-commands.ts';
import { goBack, openCaseFile, openTask, setSearchText, useSearchText } from '../state/view.ts';
import { whereaboutsText } from '../text/whereabouts.ts';
import { focusWork } from './focus-work.ts';
import { useOpenByNumber } from './use-link.ts';

/** Hits for the text in the header's search field. */
export function SearchPage() {
  const text = useSearchText();
  useKeyCommand('back', () => {
    focusWork();
    setSearchText('');
    goBack();
  });
  const openByNumber = useOpenByNumber();
  const number = readProcessNumber(text);
  const locate =
    number === undefined
      ? undefined
      : {
          label: whereaboutsText.locate(number),
          onPress: () => {
            focusWork();
            openByNumber(number);
          },
        };
  return <SearchScreen text={text} onOpen={openHit} locate={locate} />;
}

/** Ids of hits are ids of what they show; the core checks them again. */
function openHit(hit: SearchHit): void {
  focusWork();
  if (hit.kind === 'task') return openTask(hit.id as TaskId);
  if (hit.caseFileId === null) return;
  openCaseFile(hit.caseFileId as CaseFileId, hit.kind === 'document' ? (hit.id as FileDocumentId) : null);
}

/** Whole, in any case: a part of it may be anything. */
function readProcessNumber(text: string): ProcessNumber | undefined {
  const written = text.trim().toUpperCase();
  return /^JC-\d{4}-\d{2}-\d{6}$/.test(written) ? (written as ProcessNumber) : undefined;
}
