/** Ends every exhaustive `switch`: the compiler proves that no case is left, at run time a defect becomes visible. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected variant of type ${typeof value}`);
}
