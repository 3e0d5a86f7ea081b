import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.ts';
import './badge.css';

/** What a badge, dot or mark says. Always with a word and an icon, never by colour alone. */
export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'neutral';

const iconOf: Readonly<Record<Tone, IconName>> = {
  ok: 'check',
  warn: 'exclamation',
  bad: 'cross',
  info: 'information',
  neutral: 'question',
};

export interface BadgeProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  /** `none` where the word needs no sign, for example `Vier Augen`; otherwise the tone's own sign. */
  readonly icon?: IconName | 'none';
  /** Where there is little room it shows its sign alone; the word is read aloud, and shown when pointed at. */
  readonly isCompact?: boolean;
}

/** A verdict or state in one to three words. */
export function Badge({ tone, children, icon = iconOf[tone], isCompact = false }: BadgeProps) {
  return (
    <span
      className={`zk-badge zk-badge--${tone}${isCompact ? ' zk-badge--compact' : ''}`}
      {...(isCompact && typeof children === 'string' ? { title: children } : {})}
    >
      {icon === 'none' ? null : <Icon name={icon} size={12} />}
      {isCompact ? <span className="zk-badge__word">{children}</span> : children}
    </span>
  );
}

/** A dot with its word, for the status line: `● Verbunden`. */
export function StatusDot({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={`zk-status-dot zk-status-dot--${tone}`}>
      <span className="zk-status-dot__dot" aria-hidden="true" />
      {children}
    </span>
  );
}
