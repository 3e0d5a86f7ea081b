import { useEffect, useRef } from 'react';
import { usePreferences } from '../bridge/preferences.ts';
import { ClearingPanel, isToBeCleared } from '../features/clearing/index.ts';
import { DeputyCards } from '../features/deputies/index.ts';
import { InboxScreen, useSelection, useTaskList } from '../features/inbox/index.ts';
import {
  mainButtonId,
  TaskScreen,
  TaskSide,
  taskHeadingId,
  titleOf,
  useTask,
  useTaskWork,
  WhyHere,
} from '../features/task/index.ts';
import { announce } from '../state/announcer.ts';
import { useOpenForm } from '../state/open-forms.ts';
import { openCaseFile, selectTask, useOpenTaskId } from '../state/view.ts';
import { describeFailure } from '../text/failures.ts';
import { inboxText } from '../text/inbox.ts';
import { taskText } from '../text/task.ts';
import { uiText } from '../text/ui.ts';
import { EmptyState, FailureNotice, Loading } from '../ui/notice.tsx';
import { SplitPanes } from '../ui/split-panes.tsx';
import { type DocumentTool, DocumentTools } from './document-tools.tsx';
import { usePrefetchNext } from './use-prefetch-next.ts';

/** The one screen of the main job: list, task, filing. */
export function InboxPage() {
  const taskId = useOpenTaskId();
  const { preferences, change } = usePreferences();
  const list = useTaskList(preferences.inbox, taskId);
  useSelection(taskId, list.total);
  const task = useTask(taskId);
  const followingId = list.following()?.id ?? null;
  usePrefetchNext(followingId);
  const focusAfterFiling = useFocusAfterFiling(taskId);

  const onLeave = () => {
    focusAfterFiling();
    selectTask(followingId);
  };
  const work = useTaskWork(task.data, { onLeave });
  const title = task.data === undefined ? undefined : titleOf(task.data);
  useEffect(() => {
    if (title !== undefined) announce(taskText.announceNext(title));
  }, [title]);

  const [tool, openTool] = useOpenForm<DocumentTool>('tool', task.data?.task.id);
  const { list: listWidth, side: sideWidth } = preferences.panes;
  return (
    <>
      <SplitPanes
        sizes={{ list: listWidth, side: sideWidth }}
        onSizesChange={(sizes) => change({ panes: { list: sizes.list ?? listWidth, side: sizes.side ?? sideWidth } })}
        panes={[
          {
            id: 'list',
            label: inboxText.title,
            minimum: 220,
            initial: 318,
            content: (
              <div className="zk-inbox-column">
                <DeputyCards onOpenTask={selectTask} />
                <InboxScreen list={list} onOpen={() => document.getElementById(taskHeadingId)?.focus()} />
              </div>
            ),
          },
          {
            id: 'task',
            label: taskText.region,
            minimum: 360,
            content:
              work === undefined ? (
                <NoTask task={task} isChosen={taskId !== null} isEmpty={list.total === 0} />
              ) : (
                <TaskScreen work={work} onWorkshop={(document) => openTool('workshop', document)} />
              ),
          },
          {
            id: 'side',
            label: taskText.sideRegion,
            minimum: 240,
            initial: 300,
            folds: true,
            content:
              work === undefined ? null : isToBeCleared(work.view) ? (
                <ClearingPanel
                  key={work.view.task.id}
                  view={work.view}
                  title={titleOf(work.view)}
                  why={<WhyHere view={work.view} />}
                  onLeave={onLeave}
                />
              ) : (
                <TaskSide
                  work={work}
                  onBlacken={(document) => openTool('blacken', document)}
                  onOpenCaseFile={() => {
                    if (work.plan.file !== undefined) openCaseFile(work.plan.file.id);
                  }}
                />
              ),
          },
        ]}
      />
      {work === undefined ? null : <DocumentTools work={work} tool={tool} onClose={() => openTool(undefined)} />}
    </>
  );
}

interface NoTaskProps {
  readonly task: ReturnType<typeof useTask>;
  readonly isChosen: boolean;
  readonly isEmpty: boolean;
}

function NoTask({ task, isChosen, isEmpty }: NoTaskProps) {
  if (!isChosen) {
    return (
      <>
        <h1 className="zk-visually-hidden">{inboxText.title}</h1>
        {isEmpty ? (
          <EmptyState title={inboxText.nothingThereTitle} text={inboxText.nothingThereText} />
        ) : (
          <EmptyState title={inboxText.nothingSelectedTitle} text={inboxText.nothingSelectedText} />
        )}
      </>
    );
  }
  if (!task.isError) return <Loading label={taskText.loading} />;
  const { title, text } = describeFailure(task.error.failure);
  return (
    <FailureNotice title={title} text={text} action={{ label: uiText.retry, onPress: () => void task.refetch() }} />
  );
}

/** The focus stays on the main button when the next task opens, wherever it went in between. */
function useFocusAfterFiling(taskId: string | null): () => void {
  const wasOnButton = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: acts when another task has opened
  useEffect(() => {
    if (!wasOnButton.current) return;
    wasOnButton.current = false;
    document.getElementById(mainButtonId)?.focus();
  }, [taskId]);
  return () => {
    wasOnButton.current = document.activeElement?.id === mainButtonId;
  };
}
