import { type ReactNode, useId } from 'react';
import './section.css';

/** A named part of a side column, with KERN's small heading above it. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="zk-section" aria-labelledby={id}>
      <h2 className="zk-section__title" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

export interface Fact {
  readonly term: string;
  readonly value: ReactNode;
}

/** Pairs of term and value in a frame, for example register and title of the filing target. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="zk-facts">
      {facts.map((fact) => (
        <div key={fact.term} className="zk-facts__pair">
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
