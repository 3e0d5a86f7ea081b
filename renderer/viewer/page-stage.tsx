import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type PageSource, releaseCanvas } from './page-source.ts';
import { turnedSize } from './turned-size.ts';
import { useElementSize } from './use-element-size.ts';
import type { Size, ViewerTexts } from './view-types.ts';
import './page-stage.css';

export interface PageStageProps {
  readonly source: PageSource;
  readonly page: number;
  readonly texts: ViewerTexts;
  /** Degrees clockwise, any angle; the stage then holds the whole turned page, as the working copy will. */
  readonly angle?: number;
  /** A CSS filter for the picture alone. */
  readonly filter?: string;
  /** Lies exactly over the (turned) page. */
  readonly children?: ReactNode;
}

/** One page as large as the room allows, to work on: nothing scrolls, and parts of the page stay parts of the stage. */
export function PageStage({ source, page, texts, angle = 0, filter, children }: PageStageProps) {
  const room = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const [window, pixelRatio] = useElementSize(room);
  const [size, setSize] = useState<Size>(source.firstSize);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    let isGone = false;
    source.sizeOf(page).then(
      (known) => isGone || setSize(known),
      () => isGone || setFailed(true),
    );
    return () => {
      isGone = true;
    };
  }, [source, page]);

  const turned = turnedSize(size, angle);
  const scale = Math.max(0, Math.min(window.width / turned.width, window.height / turned.height));
  // painted for the upright page, so that turning it by a slider costs nothing
  const upright = Math.min(window.width / size.width, window.height / size.height);
  const width = Math.round(size.width * upright);
  const height = Math.round(size.height * upright);
  useEffect(() => {
    if (width <= 0 || height <= 0) return;
    const stop = new AbortController();
    let shown: HTMLCanvasElement | undefined;
    source.paint({ page, shown: { width, height }, pixelRatio, rotation: 0 }, stop.signal).then(
      (canvas) => {
        if (stop.signal.aborted) return releaseCanvas(canvas);
        shown = canvas;
        host.current?.replaceChildren(canvas);
        setFailed(false);
      },
      () => stop.signal.aborted || setFailed(true),
    );
    return () => {
      stop.abort();
      if (shown !== undefined) releaseCanvas(shown);
    };
  }, [source, page, width, height, pixelRatio]);

  return (
    <div className="zk-stage" ref={room}>
      <div className="zk-stage__page" style={{ width: turned.width * scale, height: turned.height * scale }}>
        <div
          className="zk-stage__picture"
          ref={host}
          style={{
            width: size.width * scale,
            height: size.height * scale,
            rotate: `${angle}deg`,
            ...(filter === undefined ? {} : { filter }),
          }}
        />
        {hasFailed ? <p className="zk-page__failed">{texts.pageFailed}</p> : null}
        {children}
      </div>
    </div>
  );
}
