import { useState } from 'react';
import type { LogFilter } from '../../bridge/types.ts';
import { auditText } from '../../text/audit.ts';
import { ExportDialog } from './export-dialog.tsx';
import { FilterForm } from './filter-form.tsx';
import { LogList } from './log-list.tsx';
import { VerifyPanel } from './verify-panel.tsx';
import './audit-screen.css';

export interface AuditScreenProps {
  /** The data protection officer reads; whoever administers the system only verifies. */
  readonly mayRead: boolean;
}

/** Protokoll: is it whole, what does it say, and a copy to take away. */
export function AuditScreen({ mayRead }: AuditScreenProps) {
  const [filter, setFilter] = useState<LogFilter>();
  const [isExporting, setExporting] = useState(false);
  return (
    <section className="zk-log" aria-labelledby="zk-log-title">
      <h1 id="zk-log-title">{auditText.title}</h1>
      <p className="zk-log__intro">{auditText.intro}</p>
      <VerifyPanel />
      {mayRead ? (
        <>
          <h2>{auditText.list}</h2>
          <FilterForm onApply={setFilter} onExport={() => setExporting(true)} canExport={filter !== undefined} />
          {filter === undefined ? <p className="zk-log__intro">{auditText.notYet}</p> : <LogList filter={filter} />}
          {filter === undefined ? null : (
            <ExportDialog filter={filter} isOpen={isExporting} onClose={() => setExporting(false)} />
          )}
        </>
      ) : (
        <p>{auditText.noReading}</p>
      )}
    </section>
  );
}
