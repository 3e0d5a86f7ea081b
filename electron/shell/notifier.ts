import type { Notification as SystemNotification } from 'electron';
import type { Notifier } from '../ports/notifier.ts';

/** Notifications of the operating system; a click brings the window to the front. */
export function openNotifier(Notification: typeof SystemNotification, showWindow: () => void): Notifier {
  return {
    notify: (title, body) => {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body, silent: true });
      notification.on('click', showWindow);
      notification.show();
    },
  };
}
