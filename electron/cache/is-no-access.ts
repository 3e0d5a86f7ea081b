/** Whether an error of the file system or of SQLite says that the program may not go there, perhaps only now. */
export function isNoAccess(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(EACCES|EPERM|EROFS|EBUSY|SQLITE_(CANTOPEN|READONLY|PERM|BUSY)(_\w+)?)$/.test(error.code)
  );
}
