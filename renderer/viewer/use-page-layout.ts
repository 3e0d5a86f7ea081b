import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { PageSource } from './page-source.ts';
import {
  type Anchor,
  anchorAt,
  type PageLayout,
  pageAt,
  pagesNear,
  placeOf,
  planPages,
  planSection,
  topOf,
} from './plan-pages.ts';
import { type Rotation, rotateSize } from './rotation.ts';
import { useElementSize } from './use-element-size.ts';
import type { Size } from './view-types.ts';
import { PAGE_MARGIN, scaleFor, type Zoom } from './zoom.ts';

export interface PagePlaces {
  readonly layout: PageLayout;
  /** Of the page that is read. */
  readonly scale: number;
  readonly window: Size;
  readonly pixelRatio: number;
  /** Pages to keep rendered, around the window. */
  readonly near: readonly number[];
  /** The page that is read now. */
  readonly page: number;
  /** CSS pixels on the screen, not rounded. */
  readonly shownSize: (page: number) => Size;
  readonly onScroll: () => void;
  /** Scrolls so that the page begins at the top of the window. */
  readonly goTo: (page: number) => void;
  /** One page on or back from where the window really is, also while keys come faster than frames. */
  readonly goBy: (pages: 1 | -1) => void;
  /** Scrolls only where the place is not in sight, and then to the middle of the window. */
  readonly reveal: (place: Anchor) => void;
  /** Scrolls so that the place is in the middle of the window, in the layout that comes with the same change of view. */
  readonly center: (place: Center) => void;
}

/** A place in parts (0 to 1) of a page as it is turned. */
export interface Center {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** How many window heights before and after the window are kept painted. */
const AHEAD = 0.5;

/**
 * Where all pages lie in the scrolled element, which of them are near, and which is read. Keeps the place that is looked at
 * when the scale, the window or the sizes of earlier pages change.
 */
export function usePageLayout(
  scroller: RefObject<HTMLDivElement | null>,
  source: PageSource,
  zoom: Zoom,
  rotation: Rotation,
): PagePlaces {
  const [window, pixelRatio] = useElementSize(scroller);
  const [top, setTop] = useState(0);
  const [sizes, noteSize] = useReducer(addSize, noSizes);
  const [section, setSection] = useState(() => planSection(undefined, 1, source.pageCount));
  const nextTop = useRef<number | undefined>(undefined);
  // What is looked at: the middle of the window when the zoom changes, its upper edge when sizes become known.
  const anchors = useRef<{ readonly middle: Anchor; readonly edge: Anchor } | undefined>(undefined);
  const lastZoom = useRef(zoom);
  const sidewards = useRef(0.5);
  const [centered, setCentered] = useState<Center>();
  const lastCentered = useRef(centered);

  const upright = useMemo(() => (page: number) => sizes.get(page) ?? source.firstSize, [sizes, source]);
  const sizeOf = useMemo(() => (page: number) => rotateSize(upright(page), rotation), [upright, rotation]);
  const shownSize = useCallback(
    (page: number) => {
      const size = sizeOf(page);
      const scale = scaleFor(zoom, size, window); // where the window decides, every page fits by itself
      return { width: size.width * scale, height: size.height * scale };
    },
    [sizeOf, zoom, window],
  );
  const layout = useMemo(() => planPages(section, shownSize, PAGE_MARGIN), [section, shownSize]);

  const near = pagesNear(layout, top, window.height, AHEAD);
  const nearKey = `${near.at(0) ?? 0}-${near.at(-1) ?? 0}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: nearKey stands for the list, which is new on every render
  useEffect(() => {
    let isGone = false;
    for (const page of near) {
      if (page === 1 || sizes.has(page)) continue;
      source.sizeOf(page).then(
        (size) => isGone || noteSize({ page, size }),
        () => undefined, // an unreadable page keeps the assumed size and says so itself
      );
    }
    return () => {
      isGone = true;
    };
  }, [source, nearKey]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const isZoomed = lastZoom.current !== zoom;
    lastZoom.current = zoom;
    if (centered !== lastCentered.current && centered !== undefined) {
      lastCentered.current = centered;
      element.scrollTop = placeOf(layout, { page: centered.page, part: centered.y }) - element.clientHeight / 2;
      // pages stand in the middle of the scrolled width
      const fromMiddle = (centered.x - 0.5) * shownSize(centered.page).width;
      element.scrollLeft = element.scrollWidth / 2 + fromMiddle - element.clientWidth / 2;
      return;
    }
    if (nextTop.current !== undefined) element.scrollTop = topOf(layout, nextTop.current) - PAGE_MARGIN;
    else if (anchors.current === undefined) return;
    else if (isZoomed) element.scrollTop = placeOf(layout, anchors.current.middle) - element.clientHeight / 2;
    else element.scrollTop = placeOf(layout, anchors.current.edge) - PAGE_MARGIN;
    nextTop.current = undefined;
    element.scrollLeft = sidewards.current * element.scrollWidth - element.clientWidth / 2;
  }, [layout, zoom, scroller, centered, shownSize]);

  const onScroll = () => {
    const element = scroller.current;
    if (element === null) return;
    setTop(element.scrollTop);
    sidewards.current = (element.scrollLeft + element.clientWidth / 2) / element.scrollWidth;
    const middle = anchorAt(layout, element.scrollTop + element.clientHeight / 2);
    // At the very beginning the beginning stays in sight whatever changes.
    const isAtBeginning = element.scrollTop <= 0 && layout.first === 1;
    anchors.current = isAtBeginning ? undefined : { middle, edge: anchorAt(layout, element.scrollTop + PAGE_MARGIN) };
    setSection(planSection(section, middle.page, source.pageCount));
  };

  const goTo = (wanted: number) => {
    const page = Math.min(Math.max(wanted, 1), source.pageCount);
    const target = planSection(section, page, source.pageCount);
    if (target !== section) {
      nextTop.current = page; // the layout of that section comes with the next render
      setSection(target);
    } else if (scroller.current !== null) scroller.current.scrollTop = topOf(layout, page) - PAGE_MARGIN;
  };

  const goBy = (pages: 1 | -1) => {
    const element = scroller.current;
    if (element !== null) goTo((nextTop.current ?? pageAt(layout, readingLine(element))) + pages);
  };

  const reveal = (place: Anchor) => {
    const element = scroller.current;
    if (element === null || planSection(section, place.page, source.pageCount) !== section) return goTo(place.page);
    const y = placeOf(layout, place);
    const isInSight = y > element.scrollTop && y < element.scrollTop + element.clientHeight;
    if (!isInSight) element.scrollTop = y - element.clientHeight / 2;
  };

  const center = (place: Center) => {
    setSection(planSection(section, place.page, source.pageCount));
    setCentered(place);
  };

  const page = pageAt(layout, readingLine({ scrollTop: top, clientHeight: window.height }));
  const scale = scaleFor(zoom, sizeOf(page), window);
  return { layout, scale, window, pixelRatio, near, page, shownSize, onScroll, goTo, goBy, reveal, center };
}

/** The height at which the page counts that is read: a little above the middle of the window. */
function readingLine(element: { readonly scrollTop: number; readonly clientHeight: number }): number {
  return element.scrollTop + element.clientHeight * 0.4;
}

type Sizes = ReadonlyMap<number, Size>;
const noSizes: Sizes = new Map();

function addSize(sizes: Sizes, { page, size }: { readonly page: number; readonly size: Size }): Sizes {
  return new Map(sizes).set(page, size);
}
