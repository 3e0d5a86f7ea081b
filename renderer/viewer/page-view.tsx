import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type PageSource, type PaintRequest, releaseCanvas } from './page-source.ts';
import type { Rotation } from './rotation.ts';
import type { ViewerTexts } from './view-types.ts';
import type { PreparedPage } from './viewer-engine.ts';

export interface PageViewProps {
  readonly source: PageSource;
  readonly page: number;
  /** CSS pixels inside the scrolled area. */
  readonly place: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  readonly rotation: Rotation;
  readonly pixelRatio: number;
  readonly texts: ViewerTexts;
  /** Painted ahead of time; used where it fits, shown stretched until the right one is ready where not. */
  readonly takePrepared: (() => Promise<PreparedPage | undefined> | undefined) | undefined;
  readonly onPainted: (page: number) => void;
  /** The marks. */
  readonly children: ReactNode;
}

/** One page near the window: paper, picture, selectable text, marks. Unmounting gives the memory back. */
export function PageView(props: PageViewProps) {
  const { source, page, place, rotation, pixelRatio, texts, takePrepared, onPainted } = props;
  const { width, height } = place;
  const picture = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const shown = useRef<HTMLCanvasElement | undefined>(undefined);
  const [hasFailed, setFailed] = useState(false);

  useEffect(() => {
    const stop = new AbortController();
    const request: PaintRequest = { page, shown: { width, height }, pixelRatio, rotation };
    const show = (canvas: HTMLCanvasElement) => {
      picture.current?.replaceChildren(canvas);
      if (shown.current !== undefined) releaseCanvas(shown.current);
      shown.current = canvas;
      onPainted(page);
    };
    const work = async () => {
      const prepared = await takePrepared?.();
      if (stop.signal.aborted) return prepared === undefined ? undefined : releaseCanvas(prepared.canvas);
      if (prepared !== undefined && prepared.request.rotation === rotation) show(prepared.canvas);
      if (prepared === undefined || !isSame(prepared.request, request)) {
        const canvas = await source.paint(request, stop.signal);
        if (stop.signal.aborted) return releaseCanvas(canvas);
        show(canvas);
      }
      setFailed(false);
      const layer = text.current;
      if (source.layText === undefined || layer === null) return;
      layer.replaceChildren();
      await source.layText(request, layer, stop.signal);
    };
    work().catch(() => {
      if (!stop.signal.aborted && shown.current === undefined) setFailed(true);
    });
    return () => stop.abort();
  }, [source, page, width, height, pixelRatio, rotation, takePrepared, onPainted]);

  useEffect(
    () => () => {
      if (shown.current !== undefined) releaseCanvas(shown.current);
      shown.current = undefined;
    },
    [],
  );

  return (
    <div className="zk-page" style={place} data-page={page}>
      <div className="zk-page__picture" ref={picture} />
      {hasFailed ? <p className="zk-page__failed">{texts.pageFailed}</p> : null}
      <div className="zk-text-layer" ref={text} />
      {props.children}
    </div>
  );
}

function isSame(prepared: PaintRequest, wanted: PaintRequest): boolean {
  return (
    prepared.page === wanted.page &&
    prepared.rotation === wanted.rotation &&
    prepared.pixelRatio === wanted.pixelRatio &&
    prepared.shown.width === wanted.shown.width &&
    prepared.shown.height === wanted.shown.height
  );
}
