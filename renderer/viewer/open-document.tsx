import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import { HighlightLayer } from './highlight-layer.tsx';
import type { PageSource } from './page-source.ts';
import { PageView } from './page-view.tsx';
import { heightOf, topOf } from './plan-pages.ts';
import { rotateBox, rotateSize, turnRight } from './rotation.ts';
import { Thumbnails } from './thumbnails.tsx';
import { Toolbar } from './toolbar.tsx';
import { usePageLayout } from './use-page-layout.ts';
import type { ViewState } from './view-state.ts';
import type { ExtraTool, Highlight, PageWords, Target, ViewerTexts } from './view-types.ts';
import type { ViewerEngine } from './viewer-engine.ts';
import { WordLayer } from './word-layer.tsx';
import { PAGE_MARGIN, scaleFor, stepZoom, zoomToBox } from './zoom.ts';

export interface OpenDocumentProps {
  readonly id: string;
  readonly source: PageSource;
  readonly engine: ViewerEngine;
  readonly texts: ViewerTexts;
  readonly view: ViewState;
  readonly onViewChange: (view: ViewState) => void;
  readonly highlights: readonly Highlight[];
  readonly currentHighlightIds: readonly string[];
  readonly onHighlightPress: ((id: string) => void) | undefined;
  readonly target: Target | undefined;
  /** The last request that was followed; outlives this component, so that coming back to a document does not move it. */
  readonly reached: RefObject<number>;
  readonly words: readonly PageWords[] | undefined;
  readonly extraTools: readonly ExtraTool[];
  readonly onPainted: () => void;
}

/** Pages, tools and page overview of a document that is open. */
export function OpenDocument(props: OpenDocumentProps) {
  const { id, source, engine, texts, view, onViewChange, highlights, onPainted } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const places = usePageLayout(scroller, source, view.zoom, view.rotation);
  const { layout, scale, window, pixelRatio, page, shownSize, goTo, goBy, center } = places;

  const step = (direction: 'in' | 'out') => onViewChange({ ...view, zoom: stepZoom(scale, direction) });

  useEffect(() => {
    engine.rememberView((next) => {
      const fitted = scaleFor(view.zoom, next.firstSize, window);
      const shown = {
        width: Math.round(next.firstSize.width * fitted),
        height: Math.round(next.firstSize.height * fitted),
      };
      return { page: 1, shown, pixelRatio, rotation: 0 };
    });
  }, [engine, view.zoom, window, pixelRatio]);

  const { target, reached } = props;
  const wanted = highlights.find((highlight) => highlight.id === target?.highlightId);
  const isMeasured = window.width > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new request moves the page, never zooming
  useEffect(() => {
    if (target === undefined || wanted === undefined || !isMeasured || target.request === reached.current) return;
    reached.current = target.request;
    const box = rotateBox(wanted.box, view.rotation);
    void source.sizeOf(wanted.page).then((size) => {
      onViewChange({ ...view, zoom: zoomToBox(box, rotateSize(size, view.rotation), window) });
      center({ page: wanted.page, x: box.left + box.width / 2, y: box.top + box.height / 2 });
    });
  }, [target?.request, wanted?.id, isMeasured]);

  const takePrepared = useCallback(() => engine.takePreparedPage(id), [engine, id]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case 'PageDown':
        goBy(1);
        break;
      case 'PageUp':
        goBy(-1);
        break;
      case 'Home':
        goTo(1);
        break;
      case 'End':
        goTo(source.pageCount);
        break;
      case '+':
        step('in');
        break;
      case '-':
        step('out');
        break;
      case '0':
        onViewChange({ ...view, zoom: 'fit-width' });
        break;
      case '9':
        onViewChange({ ...view, zoom: 'fit-page' });
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  useWheelZoom(scroller, step);

  const innerWidth = Math.max(window.width, layout.widest + 2 * PAGE_MARGIN);
  return (
    <div className="zk-viewer__document">
      <Toolbar
        texts={texts}
        zoom={view.zoom}
        page={page}
        pageCount={source.pageCount}
        hasThumbnails={view.hasThumbnails}
        onZoomStep={step}
        onZoom={(zoom) => onViewChange({ ...view, zoom })}
        onRotate={() => onViewChange({ ...view, rotation: turnRight(view.rotation) })}
        onGoTo={goTo}
        onGoBy={goBy}
        onToggleThumbnails={() => onViewChange({ ...view, hasThumbnails: !view.hasThumbnails })}
        extraTools={props.extraTools}
      />
      {view.hasThumbnails && source.pageCount > 1 ? (
        <Thumbnails source={source} page={page} rotation={view.rotation} texts={texts} onGoTo={goTo} />
      ) : null}
      <section
        className="zk-viewer__pages"
        ref={scroller}
        onScroll={places.onScroll}
        onKeyDown={onKeyDown}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        aria-label={texts.region}
      >
        <div className="zk-viewer__stack" style={{ height: layout.total, width: innerWidth }}>
          {window.width === 0
            ? null
            : places.near.map((number) => {
                const width = Math.round(shownSize(number).width);
                const left = Math.round((innerWidth - width) / 2);
                const top = topOf(layout, number);
                return (
                  <PageView
                    key={number}
                    source={source}
                    page={number}
                    place={{ left, top, width, height: heightOf(layout, number) }}
                    rotation={view.rotation}
                    pixelRatio={pixelRatio}
                    texts={texts}
                    takePrepared={number === 1 ? takePrepared : undefined}
                    onPainted={onPainted}
                  >
                    <WordLayer
                      words={props.words?.find((read) => read.page === number)?.words}
                      rotation={view.rotation}
                      height={heightOf(layout, number)}
                    />
                    <HighlightLayer
                      highlights={highlights.filter((highlight) => highlight.page === number)}
                      currentIds={props.currentHighlightIds}
                      rotation={view.rotation}
                      onPress={props.onHighlightPress}
                    />
                  </PageView>
                );
              })}
        </div>
      </section>
    </div>
  );
}

/** Ctrl and wheel, which is also the pinch of a touchpad. The listener must not be passive to keep the window's own zoom
 * from reacting. */
function useWheelZoom(scroller: React.RefObject<HTMLDivElement | null>, step: (direction: 'in' | 'out') => void) {
  const latest = useRef(step);
  latest.current = step;
  useEffect(() => {
    const element = scroller.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      latest.current(event.deltaY < 0 ? 'in' : 'out');
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [scroller]);
}
