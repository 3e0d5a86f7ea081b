import { useState } from 'react';
import { dayInBerlin } from '../../../shared/base/calendar-date.ts';
import type { CaseFileId } from '../../../shared/base/ids.ts';
import { documentTypes } from '../../../shared/domain/document-type.ts';
import type { FileDocument } from '../../../shared/domain/file-document.ts';
import { useNotedRead } from '../../bridge/note-read.ts';
import { useNow } from '../../state/clock.ts';
import { useKeyCommand } from '../../state/key-commands.ts';
import { caseFileText } from '../../text/case-file.ts';
import { formatDayNear } from '../../text/dates.ts';
import { describeFailure } from '../../text/failures.ts';
import { uiText } from '../../text/ui.ts';
import { ListRow } from '../../ui/list-row.tsx';
import { EmptyState, FailureNotice, Loading } from '../../ui/notice.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { type PagedRows, pagedRows, usePagesInSight } from './paged-rows.ts';
import { useCaseFile, useDocumentPages } from './queries.ts';
import { RegisterList } from './register-list.tsx';
import type { ShownDocument } from './use-shown-document.ts';

const ROW_HEIGHT_PX = 50;

export interface CaseFileViewProps {
  readonly caseFileId: CaseFileId;
  readonly shown: ShownDocument | undefined;
  readonly onShow: (shown: ShownDocument) => void;
}

/** One file: its registers with their counts, and its documents, newest first. */
export function CaseFileView({ caseFileId, shown, onShow }: CaseFileViewProps) {
  const overview = useCaseFile(caseFileId);
  useNotedRead(overview.data === undefined ? null : { kind: 'case', objectId: overview.data.case.id });
  const [register, setRegister] = useState<string | null>(null);
  if (overview.isError) {
    const { title, text } = describeFailure(overview.error.failure);
    const retry = { label: uiText.retry, onPress: () => void overview.refetch() };
    return <FailureNotice title={title} text={text} action={retry} />;
  }
  if (overview.data === undefined) return <Loading />;
  const { file, registers, total } = overview.data;
  return (
    <section className="zk-file" aria-labelledby="zk-file-title">
      <header className="zk-file__head">
        <h1 id="zk-file-title">{file.title}</h1>
        <ul className="zk-file__line">
          <li>{caseFileText.reference(file.fileReference)}</li>
          <li>{caseFileText.caseNumber(overview.data.case.caseNumber)}</li>
          <li>{caseFileText.documentCount(total)}</li>
        </ul>
      </header>
      <RegisterList registers={registers} total={total} value={register} onChange={setRegister} />
      <div className="zk-file__documents">
        <Documents key={register} caseFileId={caseFileId} register={register} shown={shown} onShow={onShow} />
      </div>
    </section>
  );
}

interface DocumentsProps extends CaseFileViewProps {
  readonly register: string | null;
}

function Documents({ caseFileId, register, shown, onShow }: DocumentsProps) {
  const [pages, setInSight] = usePagesInSight();
  const list = pagedRows<FileDocument>(pages, useDocumentPages(caseFileId, register, pages));
  const [picked, setPicked] = useState<number | null>(null);
  const today = dayInBerlin(useNow());
  const currentIndex = placeOf(list, shown, picked, register);
  const show = (index: number) => {
    const document = list.rowAt(index);
    if (document === undefined) return;
    setPicked(index);
    onShow({ document, index: register === null ? index : null });
  };
  const last = (list.total ?? 0) - 1;
  const isFilled = last >= 0;
  useKeyCommand(
    'next',
    isFilled ? () => show(currentIndex === null ? 0 : Math.min(currentIndex + 1, last)) : undefined,
  );
  useKeyCommand('previous', isFilled ? () => show(Math.max((currentIndex ?? 0) - 1, 0)) : undefined);
  if (list.failure !== undefined) {
    const { title, text } = describeFailure(list.failure);
    return <FailureNotice title={title} text={text} action={{ label: uiText.retry, onPress: list.retry }} />;
  }
  if (list.total === undefined) return <Loading />;
  if (list.total === 0)
    return <EmptyState icon="folder" title={caseFileText.emptyTitle} text={caseFileText.emptyText} />;
  return (
    <VirtualList
      label={caseFileText.documents}
      count={list.total}
      rowHeight={ROW_HEIGHT_PX}
      keyOf={(index) => list.rowAt(index)?.id ?? `place-${index}`}
      currentIndex={currentIndex}
      onPick={show}
      onWindowChange={setInSight}
      renderRow={(index, isCurrent) => {
        const document = list.rowAt(index);
        if (document === undefined) return <div className="zk-finder__pending">{caseFileText.loadingRow}</div>;
        return (
          <ListRow
            title={document.title}
            aside={formatDayNear(document.documentDate, today)}
            detail={caseFileText.row(documentTypes[document.type], document.register)}
            badge={<span className="zk-file__by">{document.filedByName}</span>}
            isCurrent={isCurrent}
          />
        );
      }}
    />
  );
}

/** The shown document where the list has it now: documents filed meanwhile push it down. */
function placeOf(
  list: PagedRows<FileDocument>,
  shown: ShownDocument | undefined,
  picked: number | null,
  register: string | null,
): number | null {
  if (shown === undefined) return null;
  const { document } = shown;
  const known = picked ?? (register === null ? shown.index : null);
  if (known !== null) {
    const near = Array.from({ length: 21 }, (_, offset) => known + offset - 10);
    return near.find((index) => index >= 0 && list.rowAt(index)?.id === document.id) ?? known;
  }
  const loaded = Array.from({ length: Math.min(list.total ?? 0, 100) }, (_, index) => index);
  return loaded.find((index) => list.rowAt(index)?.id === document.id) ?? null;
}
