import { lockText } from '../../../text/lock.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { TaskWork } from '../use-task-work.ts';
import './lock.css';

/** Filing against the lock: a tick and a reason, right above the button that they open. */
export function LockStep({ work }: { readonly work: TaskWork }) {
  const { lock, next, evidence, view } = work;
  const isWanted =
    next.click === 'file' && view.task.state === 'confirmed' && evidence.evidence?.lock?.state === 'closed';
  if (!isWanted) return null;
  return (
    <fieldset className="zk-lock-step">
      <legend>{lockText.stepTitle}</legend>
      <Checkbox isSelected={lock.isChecked} onChange={lock.check}>
        {lockText.checked}
      </Checkbox>
      <TextField label={lockText.reason} value={lock.reason} maxLength={500} lines={2} onChange={lock.write} />
    </fieldset>
  );
}
