import { AuditScreen, type AuditScreenProps } from '../features/audit/index.ts';
import { useKeyCommand } from '../state/key-commands.ts';
import { goBack } from '../state/view.ts';

/** For those who watch over the log. Escape leads back. */
export function LogPage(props: AuditScreenProps) {
  useKeyCommand('back', goBack);
  return <AuditScreen {...props} />;
}
