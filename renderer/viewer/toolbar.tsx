import { type KeyboardEvent, useEffect, useState } from 'react';
import { ToolIcon, type ToolShape } from './tool-icon.tsx';
import type { ExtraTool, ViewerTexts } from './view-types.ts';
import type { Zoom } from './zoom.ts';

export interface ToolbarProps {
  readonly texts: ViewerTexts;
  readonly zoom: Zoom;
  readonly page: number;
  readonly pageCount: number;
  readonly hasThumbnails: boolean;
  readonly onZoomStep: (direction: 'in' | 'out') => void;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onRotate: () => void;
  readonly onGoTo: (page: number) => void;
  readonly onGoBy: (pages: 1 | -1) => void;
  readonly onToggleThumbnails: () => void;
  readonly extraTools: readonly ExtraTool[];
}

/** The tools stand beside the page, never on it. */
export function Toolbar(props: ToolbarProps) {
  const { texts, page, pageCount } = props;
  return (
    <div className="zk-viewer__tools" role="toolbar" aria-label={texts.tools} aria-orientation="vertical">
      <Tool shape="plus" label={texts.zoomIn} onPress={() => props.onZoomStep('in')} />
      <Tool shape="minus" label={texts.zoomOut} onPress={() => props.onZoomStep('out')} />
      <Tool
        shape="fit-width"
        label={texts.fitWidth}
        isOn={props.zoom === 'fit-width'}
        onPress={() => props.onZoom('fit-width')}
      />
      <Tool
        shape="fit-page"
        label={texts.fitPage}
        isOn={props.zoom === 'fit-page'}
        onPress={() => props.onZoom('fit-page')}
      />
      <Tool shape="rotate-right" label={texts.rotate} onPress={props.onRotate} />
      {pageCount < 2 ? null : (
        <>
          <Tool
            shape="thumbnails"
            label={texts.thumbnails}
            isOn={props.hasThumbnails}
            onPress={props.onToggleThumbnails}
          />
          <Tool shape="up" label={texts.previousPage} isDisabled={page <= 1} onPress={() => props.onGoBy(-1)} />
          <PageNumber texts={texts} page={page} pageCount={pageCount} onGoTo={props.onGoTo} />
          <Tool shape="down" label={texts.nextPage} isDisabled={page >= pageCount} onPress={() => props.onGoBy(1)} />
        </>
      )}
      {props.extraTools.map(({ id, ...tool }) => (
        <Tool key={id} {...tool} />
      ))}
    </div>
  );
}

interface ToolProps {
  readonly shape: ToolShape;
  readonly label: string;
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  readonly shortcut?: string;
  readonly closedBecause?: string | undefined;
  readonly onPress: () => void;
}

function Tool({ shape, label, isOn, isDisabled = false, shortcut, closedBecause, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className="zk-viewer__tool"
      aria-label={label}
      title={closedBecause ?? label} // read after the name
      aria-pressed={isOn}
      aria-disabled={closedBecause === undefined ? undefined : true}
      aria-keyshortcuts={shortcut}
      disabled={isDisabled}
      onClick={closedBecause === undefined ? onPress : undefined}
    >
      <ToolIcon shape={shape} />
    </button>
  );
}

type PageNumberProps = Pick<ToolbarProps, 'texts' | 'page' | 'pageCount' | 'onGoTo'>;

function PageNumber({ texts, page, pageCount, onGoTo }: PageNumberProps) {
  const [typed, setTyped] = useState(String(page));
  useEffect(() => setTyped(String(page)), [page]);

  const go = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    const wanted = Number.parseInt(typed, 10);
    if (wanted >= 1 && wanted <= pageCount) onGoTo(wanted);
    else setTyped(String(page));
  };
  return (
    <span className="zk-viewer__page-number">
      <input
        className="zk-viewer__page-input"
        aria-label={texts.goToPage}
        title={texts.pageOf(page, pageCount)}
        inputMode="numeric"
        maxLength={6}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onKeyDown={go}
        onBlur={() => setTyped(String(page))}
      />
      <span aria-hidden="true">/ {pageCount}</span>
    </span>
  );
}
