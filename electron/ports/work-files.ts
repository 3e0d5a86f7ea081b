/** Files that a person chooses in a dialog of the operating system. The core never sees their places. */
export interface WorkFiles {
  /** Null when the person changed their mind. Rejects as the file system does (`ENOSPC`, `EACCES`). */
  save(suggestedName: string, bytes: Uint8Array): Promise<'saved' | null>;
  /** The bytes of the chosen file; null when the person changed their mind. */
  open(): Promise<Uint8Array | null>;
}

/** Where there is no window to ask in. */
export const noWorkFiles: WorkFiles = { save: async () => null, open: async () => null };
