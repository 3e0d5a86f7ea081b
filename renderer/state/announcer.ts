import { create } from 'zustand';

interface Announcement {
  readonly message: string;
}

const useAnnouncement = create<Announcement>(() => ({ message: '' }));

export const useAnnouncedMessage = () => useAnnouncement((state) => state.message);

const ZERO_WIDTH_SPACE = '\u200b';

/** Has the screen reader say a result, politely. The same words twice are said twice. */
export function announce(message: string): void {
  useAnnouncement.setState((last) => ({ message: last.message === message ? message + ZERO_WIDTH_SPACE : message }));
}
