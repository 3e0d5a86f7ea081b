import { useState } from 'react';
import type { CaseFileId } from '../../../shared/base/ids.ts';
import type { CaseFileRow } from '../../bridge/types.ts';
import { caseFileText } from '../../text/case-file.ts';
import { describeFailure } from '../../text/failures.ts';
import { uiText } from '../../text/ui.ts';
import { ListRow } from '../../ui/list-row.tsx';
import { EmptyState, FailureNotice, Loading } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { type PagedRows, pagedRows, usePagesInSight } from './paged-rows.ts';
import { useCaseFilePages } from './queries.ts';

const ROW_HEIGHT_PX = 50;

export interface FileFinderProps {
  readonly current: CaseFileId | null;
  readonly onChoose: (caseFileId: CaseFileId) => void;
}

/** Finds a file by name, BG-Nummer or Aktenzeichen; without text it lists all that are on this machine. */
export function FileFinder({ current, onChoose }: FileFinderProps) {
  const [text, setText] = useState('');
  const [pages, setInSight] = usePagesInSight();
  const list = pagedRows<CaseFileRow>(pages, useCaseFilePages(text.trim(), pages));
  return (
    <section className="zk-finder" aria-label={caseFileText.find}>
      <div className="zk-finder__field">
        <TextField
          label={caseFileText.find}
          isLabelHidden
          type="search"
          icon="search"
          placeholder={caseFileText.findPlaceholder}
          maxLength={200}
          value={text}
          onChange={setText}
          onSubmit={() => {
            const first = list.rowAt(0);
            if (first !== undefined) onChoose(first.file.id);
          }}
        />
        <p className="zk-finder__count" role="status">
          {list.total === undefined ? '' : caseFileText.found(list.total)}
        </p>
      </div>
      <div className="zk-finder__list">
        <FoundFiles key={text} list={list} setInSight={setInSight} current={current} onChoose={onChoose} />
      </div>
    </section>
  );
}

interface FoundFilesProps extends FileFinderProps {
  readonly list: PagedRows<CaseFileRow>;
  readonly setInSight: ReturnType<typeof usePagesInSight>[1];
}

function FoundFiles({ list, setInSight, current, onChoose }: FoundFilesProps) {
  if (list.failure !== undefined) {
    const { title, text } = describeFailure(list.failure);
    return <FailureNotice title={title} text={text} action={{ label: uiText.retry, onPress: list.retry }} />;
  }
  if (list.total === undefined) return <Loading />;
  if (list.total === 0) return <EmptyState icon="folder" title={caseFileText.noneTitle} text={caseFileText.noneText} />;
  return (
    <VirtualList
      label={caseFileText.files}
      count={list.total}
      rowHeight={ROW_HEIGHT_PX}
      keyOf={(index) => list.rowAt(index)?.file.id ?? `place-${index}`}
      currentIndex={indexOfFile(list, current)}
      onPick={(index) => {
        const row = list.rowAt(index);
        if (row !== undefined) onChoose(row.file.id);
      }}
      onWindowChange={setInSight}
      renderRow={(index, isCurrent) => {
        const row = list.rowAt(index);
        if (row === undefined) return <div className="zk-finder__pending">{caseFileText.loadingRow}</div>;
        return (
          <ListRow
            title={row.file.title}
            aside={row.file.fileReference}
            detail={caseFileText.caseLine(row.caseNumber, row.names)}
            isCurrent={isCurrent}
          />
        );
      }}
    />
  );
}

function indexOfFile(list: FoundFilesProps['list'], current: CaseFileId | null): number | null {
  for (let index = 0; index < Math.min(list.total ?? 0, 2000); index += 1) {
    if (list.rowAt(index)?.file.id === current) return index;
  }
  return null;
}
