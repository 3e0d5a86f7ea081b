import { useLayoutEffect, useState } from 'react';

/** Height of an element in CSS pixels as it changes; undefined before the first measurement. */
export function useHeight(frame: { readonly current: HTMLElement | null }): number | undefined {
  const [height, setHeight] = useState<number>();
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    setHeight(element.clientHeight);
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return height;
}
