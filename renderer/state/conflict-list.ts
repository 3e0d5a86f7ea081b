import { create } from 'zustand';

/** Whether the list of what was not taken over lies above the screen. */
const useList = create(() => ({ isOpen: false }));

export const useIsConflictListOpen = () => useList((state) => state.isOpen);

export function setConflictListOpen(isOpen: boolean): void {
  useList.setState({ isOpen });
}
