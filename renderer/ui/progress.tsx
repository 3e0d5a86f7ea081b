import { Label, ProgressBar } from 'react-aria-components';
import './progress.css';

export interface ProgressProps {
  readonly label: string;
  /** 0 to 1; absent while the end is not known. */
  readonly fraction?: number | undefined;
  /** What is said instead of per cent, for example `12.000 von 50.000`. */
  readonly valueText?: string;
  /** Where the label says it already. */
  readonly isValueHidden?: boolean;
}

/** How far a longer piece of work is. */
export function Progress({ label, fraction, valueText, isValueHidden = false }: ProgressProps) {
  return (
    <ProgressBar
      className="zk-progress"
      value={fraction === undefined ? 0 : fraction * 100}
      isIndeterminate={fraction === undefined}
      {...(valueText === undefined ? {} : { valueLabel: valueText })}
    >
      {({ percentage, valueText: shown, isIndeterminate }) => (
        <>
          <span className="zk-progress__line">
            <Label>{label}</Label>
            {isValueHidden ? null : <span className="zk-progress__value">{isIndeterminate ? valueText : shown}</span>}
          </span>
          <span className="zk-progress__track">
            <span
              className={isIndeterminate ? 'zk-progress__bar zk-progress__bar--unknown' : 'zk-progress__bar'}
              style={isIndeterminate ? undefined : { width: `${percentage ?? 0}%` }}
            />
          </span>
        </>
      )}
    </ProgressBar>
  );
}
