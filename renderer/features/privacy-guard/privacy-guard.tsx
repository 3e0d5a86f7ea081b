import { useId, useState } from 'react';
import type { ContentHash, TaskId } from '../../../shared/base/ids.ts';
import { useDropDerivative, useMakeDerivative } from '../../bridge/derivatives.ts';
import { useDraft } from '../../bridge/drafts.ts';
import { loadDocument } from '../../bridge/load-document.ts';
import type { Derivative } from '../../bridge/types.ts';
import { announce } from '../../state/announcer.ts';
import { describeFailure } from '../../text/failures.ts';
import { privacyText } from '../../text/privacy-guard.ts';
import { viewerText } from '../../text/viewer.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNotice, Loading } from '../../ui/notice.tsx';
import { useViewerEngine } from '../../viewer/engine-context.ts';
import { PageStage } from '../../viewer/page-stage.tsx';
import { useOpened } from '../../viewer/use-opened.ts';
import { PlaceEditor } from './place-editor.tsx';
import { type ProposedPlace, placesSchema, planSteps, startPlaces } from './plan-places.ts';
import './privacy-guard.css';

export interface PrivacyGuardProps {
  readonly taskId: TaskId;
  /** The original. */
  readonly document: { readonly id: ContentHash; readonly title: string; readonly mediaType: string };
  readonly proposed: readonly ProposedPlace[];
  /** The working copy that there is already. */
  readonly copy: Derivative | undefined;
  readonly originalPolicy: keyof typeof privacyText.policy;
  readonly onClose: () => void;
}

/** Proposes what to blacken, lets the person decide, makes the copy, and shows that nothing of it can be read any more. */
export function PrivacyGuard(props: PrivacyGuardProps) {
  const { taskId, document, proposed, copy, originalPolicy, onClose } = props;
  const engine = useViewerEngine();
  const { opened } = useOpened(engine, document, loadDocument);
  const [started] = useState(() => startPlaces(proposed, copy?.steps));
  const marked = useDraft({ step: 'blacken', taskId, part: document.id, schema: placesSchema });
  const places = marked.value ?? started;
  const [page, setPage] = useState(() => places[0]?.page ?? 1);
  const [result, setResult] = useState<Derivative | undefined>(copy?.kind === 'blackened' ? copy : undefined);
  const blacken = useMakeDerivative();
  const drop = useDropDerivative();
  const statusId = useId();
  const isOpen = opened.state === 'open';
  const cancel = () => {
    marked.drop();
    onClose();
  };
  const make = () => {
    if (!isOpen || places.length === 0 || blacken.isPending) return;
    const steps = planSteps(places, opened.source.pageCount, copy?.steps);
    const onSuccess = (made: Derivative) => {
      marked.drop(); // from now on the copy has them
      setResult(made);
      announce(made.isProven ? privacyText.provenTitle : privacyText.unprovenTitle);
    };
    blacken.mutate({ taskId, original: document.id, steps }, { onSuccess });
  };
  const failure = blacken.error === null ? undefined : describeFailure(blacken.error.failure);
  return (
    <Dialog
      title={privacyText.title(document.title)}
      isOpen
      onClose={result === undefined ? cancel : onClose}
      size="whole"
      isQuestion
      actions={
        result === undefined ? (
          <>
            <Button onPress={cancel}>{privacyText.cancel}</Button>
            <Button variant="main" isDisabled={!isOpen || places.length === 0 || blacken.isPending} onPress={make}>
              {blacken.isPending ? privacyText.making : privacyText.make}
            </Button>
          </>
        ) : (
          <>
            <Button
              variant="quiet"
              onPress={() => drop.mutate({ taskId, original: document.id }, { onSuccess: onClose })}
            >
              {privacyText.drop}
            </Button>
            <Button onPress={() => setResult(undefined)}>{privacyText.again}</Button>
            <Button variant="main" autoFocus onPress={onClose}>
              {privacyText.done}
            </Button>
          </>
        )
      }
    >
      <div className="zk-guard" id={statusId}>
        {failure === undefined ? null : <FailureNotice extent="inline" title={failure.title} text={failure.text} />}
        {opened.state === 'opening' ? <Loading label={viewerText.loading} /> : null}
        {opened.state === 'failed' ? <FailureNotice {...viewerText.failures[opened.failure]} /> : null}
        {isOpen && result === undefined ? (
          <PlaceEditor
            source={opened.source}
            page={page}
            onPageChange={setPage}
            places={places}
            onChange={marked.write}
          />
        ) : null}
        {result === undefined ? null : <Result result={result} originalPolicy={originalPolicy} />}
      </div>
    </Dialog>
  );
}

interface ResultProps {
  readonly result: Derivative;
  readonly originalPolicy: keyof typeof privacyText.policy;
}

function Result({ result, originalPolicy }: ResultProps) {
  const engine = useViewerEngine();
  const shown = { id: result.contentHash, title: privacyText.result, mediaType: result.mediaType };
  const { opened } = useOpened(engine, shown, loadDocument);
  const firstBlackened = result.steps.pages.findIndex(({ blacken }) => blacken.length > 0);
  return (
    <div className="zk-guard__work">
      <div className="zk-guard__stage">
        {opened.state === 'open' ? (
          <PageStage source={opened.source} page={Math.max(0, firstBlackened) + 1} texts={viewerText} />
        ) : null}
      </div>
      <div className="zk-guard__side">
        {result.isProven ? (
          <div className="zk-guard__proven" role="status">
            <p className="zk-guard__title">{privacyText.provenTitle}</p>
            <p>{privacyText.provenText}</p>
          </div>
        ) : (
          <FailureNotice
            extent="inline"
            tone="warn"
            title={privacyText.unprovenTitle}
            text={privacyText.unprovenText}
          />
        )}
        <p>{privacyText.policy[originalPolicy]}</p>
      </div>
    </div>
  );
}
