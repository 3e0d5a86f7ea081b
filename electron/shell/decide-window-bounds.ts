export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is remembered of a window between two starts, in device-independent pixels. */
export interface WindowState extends Bounds {
  readonly maximized: boolean;
}

export type WindowPlacement = { readonly maximized: boolean } & (
  | { readonly place: 'remembered'; readonly bounds: Bounds }
  | { readonly place: 'centred'; readonly width: number; readonly height: number }
);

const comfortable = { width: 1440, height: 900 } as const;
/** Smaller than the 1280 x 720 the screens are made for, so that two windows fit side by side. */
export const smallest = { width: 960, height: 600 } as const;
/** So much of the title bar must stay on a screen that the window can be moved by it. */
const graspable = { width: 160, height: 40 } as const;

/** Where to put the window: as it was, if a screen still shows it there; else centred. */
export function decideWindowBounds(state: WindowState | null, screens: readonly Bounds[]): WindowPlacement {
  if (state !== null && screens.some((screen) => canGrasp(state, screen))) {
    const width = Math.max(state.width, smallest.width);
    const height = Math.max(state.height, smallest.height);
    return { place: 'remembered', bounds: { x: state.x, y: state.y, width, height }, maximized: state.maximized };
  }
  const first = screens[0] ?? { ...comfortable };
  const width = Math.min(comfortable.width, first.width);
  const height = Math.min(comfortable.height, first.height);
  return { place: 'centred', width, height, maximized: state?.maximized ?? false };
}

function canGrasp(state: Bounds, screen: Bounds): boolean {
  const right = Math.min(state.x + state.width, screen.x + screen.width);
  const wide = right - Math.max(state.x, screen.x);
  const titleBarOnScreen = state.y >= screen.y && state.y + graspable.height <= screen.y + screen.height;
  return titleBarOnScreen && wide >= graspable.width;
}
