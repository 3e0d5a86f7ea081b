import type { ReactNode } from 'react';
import { uiText } from '../text/ui.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.ts';
import './notice.css';

/** The state before the first answer. Appears only after a moment (CSS), so that fast answers do not flicker. */
export function Loading({ label = uiText.loading }: { readonly label?: string }) {
  return (
    <div className="zk-notice zk-notice--late" role="status">
      <span className="zk-spinner" aria-hidden="true" />
      <p>{label}</p>
    </div>
  );
}

export interface EmptyStateProps {
  readonly title: string;
  readonly text?: string;
  readonly icon?: IconName;
  readonly children?: ReactNode;
}

/** Nothing to show, and that is fine: says so, and what could be done next. */
export function EmptyState({ title, text, icon = 'inbox', children }: EmptyStateProps) {
  return (
    <div className="zk-notice">
      <Icon name={icon} size={32} />
      <p className="zk-notice__title">{title}</p>
      {text === undefined ? null : <p className="zk-notice__text">{text}</p>}
      {children}
    </div>
  );
}

export interface NoticeAction {
  readonly label: string;
  readonly onPress: () => void;
}

export interface FailureNoticeProps {
  /** What happened. */
  readonly title: string;
  /** What it means, and what to do. */
  readonly text: string;
  readonly action?: NoticeAction | undefined;
  /** `inline` is a strip inside a pane, `whole` fills the pane. */
  readonly extent?: 'inline' | 'whole';
  readonly tone?: 'bad' | 'warn';
}

/** Something did not work, in plain words. Announced at once. */
export function FailureNotice({ title, text, action, extent = 'whole', tone = 'bad' }: FailureNoticeProps) {
  return (
    <div className={`zk-notice zk-notice--${extent} zk-notice--${tone}`} role="alert">
      <Icon name={tone === 'bad' ? 'cross' : 'exclamation'} size={extent === 'whole' ? 28 : 16} />
      <p className="zk-notice__title">{title}</p>
      <p className="zk-notice__text">{text}</p>
      {action === undefined ? null : <Button onPress={action.onPress}>{action.label}</Button>}
    </div>
  );
}
