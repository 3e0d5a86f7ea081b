import { create } from 'zustand';
import type { CaseFileId, DeputyshipId, FileDocumentId, ProcessNumber, TaskId } from '../../shared/base/ids.ts';

export type ViewName =
  | 'inbox'
  | 'case-files'
  | 'search'
  | 'team'
  | 'deputies'
  | 'whereabouts'
  | 'workstation'
  | 'data'
  | 'log';

export interface ShownDeputyCard {
  readonly card: 'briefing' | 'hand-back';
  readonly deputyshipId: DeputyshipId;
}

interface View {
  readonly view: ViewName;
  /** Where Escape leads back to. */
  readonly previous: ViewName;
  readonly taskId: TaskId | null;
  readonly caseFileId: CaseFileId | null;
  /** A document to show as soon as its file is open. */
  readonly documentId: FileDocumentId | null;
  /** A task that is looked for by its number. */
  readonly wantedTask: ProcessNumber | null;
  /** A briefing or a hand-back that is read up. */
  readonly deputyCard: ShownDeputyCard | null;
  readonly searchText: string;
  readonly isKeyListOpen: boolean;
}

/** What is on the screen; never server data. */
const useView = create<View>(() => ({
  view: 'inbox',
  previous: 'inbox',
  taskId: null,
  caseFileId: null,
  documentId: null,
  wantedTask: null,
  deputyCard: null,
  searchText: '',
  isKeyListOpen: false,
}));

export const useViewName = () => useView((state) => state.view);
export const useOpenTaskId = () => useView((state) => state.taskId);
export const useOpenCaseFile = () => useView((state) => state.caseFileId);
export const useWantedDocument = () => useView((state) => state.documentId);
export const useWantedTask = () => useView((state) => state.wantedTask);
export const useDeputyCard = () => useView((state) => state.deputyCard);
export const useSearchText = () => useView((state) => state.searchText);
export const useIsKeyListOpen = () => useView((state) => state.isKeyListOpen);

export function showView(view: ViewName): void {
  useView.setState((state) => (state.view === view ? state : { view, previous: state.view }));
}

export function goBack(): void {
  useView.setState(({ view, previous }) => ({ view: view === previous ? 'inbox' : previous, previous: 'inbox' }));
}

export function selectTask(taskId: TaskId | null): void {
  useView.setState({ taskId });
}

export function openTask(taskId: TaskId): void {
  selectTask(taskId);
  showView('inbox');
}

export function showWhereabouts(wantedTask: ProcessNumber): void {
  useView.setState({ wantedTask });
  showView('whereabouts');
}

export function openCaseFile(caseFileId: CaseFileId, documentId: FileDocumentId | null = null): void {
  useView.setState({ caseFileId, documentId });
  showView('case-files');
}

export function selectCaseFile(caseFileId: CaseFileId): void {
  useView.setState({ caseFileId, documentId: null });
}

/** On the page of deputyships; null leaves it empty. */
export function openDeputyCard(deputyCard: ShownDeputyCard | null): void {
  useView.setState({ deputyCard });
  showView('deputies');
}

export function setSearchText(searchText: string): void {
  useView.setState({ searchText });
}

export function setKeyListOpen(isKeyListOpen: boolean): void {
  useView.setState({ isKeyListOpen });
}

/** While the work is locked no words of the search stay behind the screen; places (ids) do. */
export function hideSearch(): void {
  useView.setState({ searchText: '', isKeyListOpen: false });
}

/** After a change of person at this workstation nothing of the last one may stay on the screen. */
export function resetView(): void {
  useView.setState(useView.getInitialState());
}
