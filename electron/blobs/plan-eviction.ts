export interface StoredBlob {
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly lastUsed: number;
}

/** What to remove so that at most `maxBytes` remain: the longest unused first, never what is kept. Pure. */
export function planEviction(
  blobs: readonly StoredBlob[],
  kept: ReadonlySet<string>,
  maxBytes: number,
): readonly StoredBlob[] {
  let surplus = blobs.reduce((sum, blob) => sum + blob.bytes, 0) - maxBytes;
  const removable = blobs.filter((blob) => !kept.has(blob.name)).sort((one, other) => one.lastUsed - other.lastUsed);
  const plan: StoredBlob[] = [];
  for (const blob of removable) {
    if (surplus <= 0) break;
    plan.push(blob);
    surplus -= blob.bytes;
  }
  return plan;
}
