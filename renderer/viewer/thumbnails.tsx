import { useEffect, useMemo, useRef } from 'react';
import { type PageSource, releaseCanvas } from './page-source.ts';
import { heightOf, topOf } from './plan-pages.ts';
import { type Rotation, rotateSize } from './rotation.ts';
import { usePageLayout } from './use-page-layout.ts';
import type { Size, ViewerTexts } from './view-types.ts';

/** CSS pixels of a thumbnail's longer side. */
const LONG_SIDE_PX = 120;

export interface ThumbnailsProps {
  readonly source: PageSource;
  readonly page: number;
  readonly rotation: Rotation;
  readonly texts: ViewerTexts;
  readonly onGoTo: (page: number) => void;
}

/** All pages in small; only those in sight are painted. */
export function Thumbnails({ source, page, rotation, texts, onGoTo }: ThumbnailsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const first = rotateSize(source.firstSize, rotation);
  const scale = LONG_SIDE_PX / Math.max(first.width, first.height);
  const zoom = useMemo(() => ({ scale }), [scale]);
  const { layout, near, shownSize, onScroll, reveal } = usePageLayout(scroller, source, zoom, rotation);

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the page that is read, not its own scrolling
  useEffect(() => reveal({ page, part: 0.5 }), [page]);

  return (
    <nav className="zk-thumbnails" aria-label={texts.pages} ref={scroller} onScroll={onScroll}>
      <div style={{ height: layout.total }}>
        {near.map((number) => (
          <button
            key={number}
            type="button"
            className="zk-thumbnail"
            style={{ top: topOf(layout, number), height: heightOf(layout, number) }}
            aria-label={texts.pageOf(number, source.pageCount)}
            aria-current={number === page ? 'page' : undefined}
            onClick={() => onGoTo(number)}
          >
            <Picture source={source} page={number} rotation={rotation} size={shownSize(number)} />
            <span className="zk-thumbnail__number" aria-hidden="true">
              {number}
            </span>
          </button>
        ))}
      </div>
    </nav>
  );
}

interface PictureProps {
  readonly source: PageSource;
  readonly page: number;
  readonly rotation: Rotation;
  readonly size: Size;
}

function Picture({ source, page, rotation, size }: PictureProps) {
  const host = useRef<HTMLSpanElement>(null);
  const width = Math.round(size.width);
  const height = Math.round(size.height);
  useEffect(() => {
    const stop = new AbortController();
    let shown: HTMLCanvasElement | undefined;
    source.paint({ page, shown: { width, height }, pixelRatio: 1, rotation }, stop.signal).then(
      (canvas) => {
        if (stop.signal.aborted) return releaseCanvas(canvas);
        shown = canvas;
        host.current?.replaceChildren(canvas);
      },
      () => undefined, // the page itself says that it cannot be shown
    );
    return () => {
      stop.abort();
      if (shown !== undefined) releaseCanvas(shown);
    };
  }, [source, page, rotation, width, height]);
  return <span className="zk-thumbnail__picture" ref={host} style={{ width, height }} />;
}
