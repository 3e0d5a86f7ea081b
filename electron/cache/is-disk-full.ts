/** Whether an error of the file system or of SQLite says that no space is left (or the person's quota is used up). */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === 'EFBIG' || error.code === 'SQLITE_FULL';
}
