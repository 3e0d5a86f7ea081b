import { type KeyboardEvent, useState } from 'react';
import type { ContentHash, TaskId } from '../../../shared/base/ids.ts';
import { useDropDerivative, useMakeDerivative } from '../../bridge/derivatives.ts';
import { useDraft } from '../../bridge/drafts.ts';
import { loadDocument } from '../../bridge/load-document.ts';
import type { Derivative } from '../../bridge/types.ts';
import { announce } from '../../state/announcer.ts';
import { describeFailure } from '../../text/failures.ts';
import { workshopText } from '../../text/photo-workshop.ts';
import { viewerText } from '../../text/viewer.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNotice, Loading } from '../../ui/notice.tsx';
import { useViewerEngine } from '../../viewer/engine-context.ts';
import type { PageSource } from '../../viewer/page-source.ts';
import { useOpened } from '../../viewer/use-opened.ts';
import { PageControls } from './page-controls.tsx';
import { PageOrder } from './page-order.tsx';
import { changePage, isChanged, omitPage, pagesSchema, shiftPage, startPages, toSteps } from './plan-pages.ts';
import { Preview } from './preview.tsx';
import './photo-workshop.css';

export interface PhotoWorkshopProps {
  readonly taskId: TaskId;
  /** The original. */
  readonly document: { readonly id: ContentHash; readonly title: string; readonly mediaType: string };
  /** The working copy that there is already. */
  readonly copy: Derivative | undefined;
  /** Leads to the request for a readable picture; absent where the task is past asking. */
  readonly onAskAgain: (() => void) | undefined;
  readonly onClose: () => void;
}

/** Straightens, turns, crops, orders and brightens a working copy; the original stays, one key away. */
export function PhotoWorkshop(props: PhotoWorkshopProps) {
  const engine = useViewerEngine();
  const { opened } = useOpened(engine, props.document, loadDocument);
  if (opened.state === 'open') return <OpenWorkshop {...props} source={opened.source} />;
  return (
    <Dialog title={workshopText.title(props.document.title)} isOpen onClose={props.onClose} size="whole">
      {opened.state === 'opening' ? (
        <Loading label={viewerText.loading} />
      ) : (
        <FailureNotice {...viewerText.failures[opened.failure]} />
      )}
    </Dialog>
  );
}

function OpenWorkshop(props: PhotoWorkshopProps & { readonly source: PageSource }) {
  const { taskId, document, copy, source } = props;
  const [started] = useState(() => startPages(source.pageCount, copy?.steps));
  const changed = useDraft({ step: 'workshop', taskId, part: document.id, schema: pagesSchema });
  const pages = changed.value ?? started;
  const setPages = changed.write;
  /** What was not carried out is given up; what was, the copy has. */
  const onClose = () => {
    changed.drop();
    props.onClose();
  };
  const [index, setIndex] = useState(0);
  const [isOriginal, setOriginal] = useState(false);
  const make = useMakeDerivative();
  const drop = useDropDerivative();
  const page = pages[index];
  const apply = () => {
    const onSuccess = () => {
      announce(workshopText.applied);
      onClose();
    };
    make.mutate({ taskId, original: document.id, steps: toSteps(pages) }, { onSuccess });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'o' || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    setOriginal(!isOriginal);
  };
  const error = make.error ?? drop.error;
  const failure = error === null ? undefined : describeFailure(error.failure);
  if (page === undefined) return null;
  return (
    <Dialog
      title={workshopText.title(document.title)}
      isOpen
      onClose={onClose}
      size="whole"
      isQuestion
      actions={
        <>
          {props.onAskAgain === undefined ? null : (
            <Button variant="quiet" onPress={props.onAskAgain}>
              {workshopText.askAgain}
            </Button>
          )}
          {copy === undefined ? null : (
            <Button onPress={() => drop.mutate({ taskId, original: document.id }, { onSuccess: onClose })}>
              {workshopText.drop}
            </Button>
          )}
          <Button onPress={onClose}>{workshopText.cancel}</Button>
          <Button variant="main" isDisabled={make.isPending || !isChanged(pages)} onPress={apply}>
            {make.isPending ? workshopText.applying : workshopText.apply}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: O works wherever the focus is inside */}
      <div className="zk-workshop" onKeyDown={onKeyDown}>
        {failure === undefined ? null : <FailureNotice extent="inline" title={failure.title} text={failure.text} />}
        <div className="zk-workshop__stage">
          <Preview
            source={source}
            steps={page.steps}
            isOriginal={isOriginal}
            onCropChange={(crop) => setPages(changePage(pages, index, { crop }))}
          />
        </div>
        <div className="zk-workshop__side">
          <p>{isOriginal ? workshopText.originalShown : workshopText.intro}</p>
          <Button keys="O" onPress={() => setOriginal(!isOriginal)}>
            {isOriginal ? workshopText.copy : workshopText.original}
          </Button>
          <PageControls
            steps={page.steps}
            isDisabled={isOriginal}
            onChange={(change) => setPages(changePage(pages, index, change))}
          />
          {pages.length < 2 ? null : (
            <PageOrder
              pages={pages}
              current={index}
              onOpen={setIndex}
              onShift={(place, by) => {
                setPages(shiftPage(pages, place, by));
                if (place + by >= 0 && place + by < pages.length) setIndex(place + by);
              }}
              onOmit={(place, isOmitted) => setPages(omitPage(pages, place, isOmitted))}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}
