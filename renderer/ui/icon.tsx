import { type IconName, iconShapes } from './icon-shapes.ts';
import './icon.css';

/** A small outline in the colour of the text around it. Decoration only: the word beside it (or the label) speaks. */
export function Icon({ name, size = 14 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="zk-icon" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={iconShapes[name]} />
    </svg>
  );
}
