import { evidenceText } from '../../../text/evidence.ts';
import { Badge } from '../../../ui/badge.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { ComparisonRow, RowResult } from './list-comparison.ts';
import { otherCandidates, toneOfResult } from './list-marks.ts';
import { type EvidenceWork, rowHeadingId } from './use-evidence-work.ts';
import './comparison-table.css';

/** Declared, found, verdict: row by row. A row marks its place on the page, and leads to it. */
export function ComparisonTable({ work }: { readonly work: EvidenceWork }) {
  return (
    <DataTable
      caption={evidenceText.table}
      columns={[
        { id: 'field', header: evidenceText.columnField, width: '27%' },
        { id: 'declared', header: evidenceText.columnDeclared, width: '23.5%' },
        { id: 'found', header: evidenceText.columnFound, width: '27%' },
        { id: 'result', header: evidenceText.columnResult },
      ]}
      rows={work.rows.map((row) => ({
        id: row.id,
        cells: {
          field: row.label,
          declared: row.value === '' ? <Nothing said={evidenceText.notDeclared} /> : row.value,
          found: row.found ?? <Nothing said={evidenceText.notFound} />,
          result: <Result row={row} work={work} />,
        },
        ...(work.unfolded.has(row.id) ? { detail: <Details row={row} work={work} /> } : {}),
      }))}
      currentRowId={work.currentRow}
      onPoint={work.pointAt}
      onOpen={work.showRow}
      headingIdOf={rowHeadingId}
    />
  );
}

function Nothing({ said }: { readonly said: string }) {
  return (
    <>
      <span aria-hidden="true">{evidenceText.nothing}</span>
      <span className="zk-visually-hidden">{said}</span>
    </>
  );
}

interface RowProps {
  readonly row: ComparisonRow;
  readonly work: EvidenceWork;
}

function Result({ row, work }: RowProps) {
  if (row.result === undefined) return <Nothing said={evidenceText.notCompared} />;
  const hasMore = otherCandidates(row).length > 0 || explanations(row).length > 0;
  return (
    <span className="zk-comparison__result">
      <ResultBadge result={row.result} />
      {row.isTakenOver ? (
        <Badge tone="info" icon="check">
          {evidenceText.takenOver}
        </Badge>
      ) : null}
      {hasMore ? (
        <button
          type="button"
          className="zk-comparison__more"
          aria-expanded={work.unfolded.has(row.id)}
          aria-label={evidenceText.details(row.label)}
          title={evidenceText.details(row.label)}
          onClick={(event) => {
            event.stopPropagation(); // the row itself leads to the page
            work.unfold(row.id);
          }}
        >
          <Icon name={work.unfolded.has(row.id) ? 'chevron-up' : 'chevron-down'} size={12} />
        </button>
      ) : null}
    </span>
  );
}

function ResultBadge({ result }: { readonly result: RowResult }) {
  const tone = toneOfResult(result);
  return (
    <Badge tone={tone} {...(result === 'unreadable' ? { icon: 'unreadable' as const } : {})}>
      {evidenceText.result[result]}
    </Badge>
  );
}

function Details({ row, work }: RowProps) {
  const others = otherCandidates(row);
  return (
    <div className="zk-comparison__details">
      {explanations(row).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {others.length === 0 ? null : (
        <>
          <p id={`zk-others-${row.id}`}>{evidenceText.otherPlaces}</p>
          <ul aria-labelledby={`zk-others-${row.id}`}>
            {others.map(({ id, candidate: { text, label, page } }) => (
              <li key={id}>
                <button type="button" className="zk-comparison__place" onClick={() => work.showMark(id, row.id)}>
                  {label === null ? evidenceText.place(text, page) : evidenceText.placeWithLabel(text, label, page)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function explanations(row: ComparisonRow): readonly string[] {
  return [...new Set(row.verdicts.flatMap(({ tolerance }) => evidenceText.explain[tolerance] ?? []))];
}
