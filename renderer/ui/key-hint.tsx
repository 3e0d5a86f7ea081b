import './key-hint.css';

/** The key that does the same as the thing beside it, for example `B` or `Strg K`. Hidden from screen readers, which get
 * `aria-keyshortcuts` from the control. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span aria-hidden="true" className="zk-key">
      <kbd>{keys}</kbd>
    </span>
  );
}
