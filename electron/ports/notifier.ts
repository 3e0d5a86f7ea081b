/** Tells the person about new work outside the window. Texts carry counts, never names. */
export interface Notifier {
  notify(title: string, body: string): void;
}

export const silentNotifier: Notifier = { notify: () => undefined };
