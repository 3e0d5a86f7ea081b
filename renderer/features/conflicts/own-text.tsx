import { useRef } from 'react';
import { announce } from '../../state/announcer.ts';
import { conflictText } from '../../text/conflicts.ts';
import { Button } from '../../ui/button.tsx';

/** My work as text, to be taken along where the task itself cannot be reached any more. */
export function OwnText({ text }: { readonly text: string }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const copy = () => {
    area.current?.focus();
    area.current?.select();
    // the window has no permission for the clipboard; what a person copies themselves needs none
    announce(document.execCommand('copy') ? conflictText.copied : conflictText.notCopied);
  };
  return (
    <div className="zk-conflict__text">
      <textarea ref={area} readOnly rows={6} value={text} aria-label={conflictText.text} />
      <Button onPress={copy}>{conflictText.copy}</Button>
    </div>
  );
}
