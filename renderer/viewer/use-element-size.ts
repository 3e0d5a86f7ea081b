import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Size } from './view-types.ts';

/** The inner size of an element in CSS pixels, 0 x 0 before it is measured, and the pixel ratio of its screen. */
export function useElementSize(element: RefObject<HTMLElement | null>): readonly [Size, number] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [pixelRatio, setPixelRatio] = useState(1);
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null) return;
    const measure = () => {
      setSize({ width: measured.clientWidth, height: measured.clientHeight });
      setPixelRatio(devicePixelRatio);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  return [size, pixelRatio];
}
