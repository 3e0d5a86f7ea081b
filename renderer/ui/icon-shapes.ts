/** Stroked outlines in a 16 x 16 box; drawn for this product. */
export const iconShapes = {
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  exclamation: 'M8 3v6M8 12v.6',
  information: 'M8 7v5.5M8 3.6v.6',
  question: 'M5.6 6a2.4 2.4 0 1 1 3.5 2.2C8.3 8.6 8 9 8 10M8 12.5v.6',
  unreadable: 'M2 2l12 12M6.4 4.1A7 7 0 0 1 14 8a9 9 0 0 1-1.7 2.2M9.9 11.6A7 7 0 0 1 2 8a9 9 0 0 1 2-2.5',
  'chevron-left': 'M10 3 5 8l5 5',
  'chevron-right': 'M6 3l5 5-5 5',
  'chevron-down': 'M3 6l5 5 5-5',
  'chevron-up': 'M3 10l5-5 5 5',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3 14 14',
  undo: 'M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6',
  document: 'M4 1.5h5l3 3v10H4zM9 1.5v3h3',
  image: 'M2 3h12v10H2zM2 11l3.5-3.5L9 11l2-2 3 3M10.5 5.8v.2',
  folder: 'M1.5 3.5h4.5l1.5 2h7v7.5h-13z',
  paperclip: 'M12 6.5 7 11.5a2 2 0 0 1-3-3l5.5-5.5a3 3 0 0 1 4.2 4.2L8 13',
  person: 'M8 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM2.5 14c.5-3 2.5-4.5 5.5-4.5s5 1.5 5.5 4.5',
  clock: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 4.5V8l2.5 2',
  sync: 'M13 6A5.3 5.3 0 0 0 3.3 5M3 2v3h3M3 10a5.3 5.3 0 0 0 9.7 1M13 14v-3h-3',
  offline: 'M2 2l12 12M3 7a7 7 0 0 1 2.5-1.6M13 7a7 7 0 0 0-5-2M5.5 9.8A3.5 3.5 0 0 1 8 9M8 12.5v.6',
  inbox: 'M2 9.5 4 3h8l2 6.5V13H2zM2 9.5h3.5L6.5 11h3l1-1.5H14',
  settings: 'M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7M10.5 3v3M5.5 10v3',
  forward: 'M9 3.5 13.5 8 9 12.5M13 8H2.5',
} as const;

export type IconName = keyof typeof iconShapes;
