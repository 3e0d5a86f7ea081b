/** Stroked outlines in a 16 x 16 box; drawn for this product. */
const shapes = {
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  'fit-width': 'M2 3v10M14 3v10M4 8h8M6 6 4 8l2 2M10 6l2 2-2 2',
  'fit-page': 'M4 2h8v12H4zM8 4.5v7M6.5 6 8 4.5 9.5 6M6.5 10 8 11.5 9.5 10',
  'rotate-right': 'M13 8a5 5 0 1 1-1.6-3.7M13.5 2v3h-3',
  thumbnails: 'M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h4v4h-4z',
  up: 'M3 10l5-5 5 5',
  down: 'M3 6l5 5 5-5',
  straighten: 'M2.5 5.5 11 2l3 8.5-8.5 3.5zM5 12.5 12.5 9.8',
  brush: 'M2 13.5h5M6 10l6.5-7L14 4.5 7.5 11zM6 10l1.5 1',
  blacken: 'M2 3h12v3H2zM2 8.5h7M2 12.5h10M2.5 4.5h11',
  document: 'M4 1.5h5l3 3v10H4zM9 1.5v3h3',
  image: 'M2 3h12v10H2zM2 11l3.5-3.5L9 11l2-2 3 3M10.5 5.8v.2',
  failed: 'M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 11.7v.3',
} as const;

export type ToolShape = keyof typeof shapes;

export function ToolIcon({ shape, size = 16 }: { readonly shape: ToolShape; readonly size?: number }) {
  return (
    <svg className="zk-viewer__icon" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <path d={shapes[shape]} />
    </svg>
  );
}
