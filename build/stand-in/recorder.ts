/** What the program asked of the operating system and of Electron; tests read it over the control channel. */
export interface Calls {
  readonly windowOptions: unknown[];
  readonly schemes: unknown[];
  readonly partitions: string[];
  readonly notifications: { readonly title: string; readonly body: string }[];
  readonly errorBoxes: { readonly title: string; readonly content: string }[];
  readonly dialogs: unknown[];
  readonly openedAddresses: string[];
  readonly deniedWindows: string[];
  readonly stoppedNavigations: string[];
  readonly cancelledRequests: string[];
  readonly menu: unknown[];
  sandboxed: boolean;
  shows: number;
}

export const calls: Calls = {
  windowOptions: [],
  schemes: [],
  partitions: [],
  notifications: [],
  errorBoxes: [],
  dialogs: [],
  openedAddresses: [],
  deniedWindows: [],
  stoppedNavigations: [],
  cancelledRequests: [],
  menu: [],
  sandboxed: false,
  shows: 0,
};
