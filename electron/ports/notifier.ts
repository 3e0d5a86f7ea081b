/** Tells the person about new work outside the window. Texts carry counts, never names of citizens. */
export interface Notifier {
  notify(title: string, body: string): void;
}

export const silentNotifier: Notifier = { notify: () => undefined };
