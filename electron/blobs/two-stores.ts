import type { BlobStore } from './blob-store.ts';

/**
 * While keys are being renewed: what is written goes under the new key, what is read may still lie under the former one.
 * The two stores have folders of their own.
 */
export function withFormerStore(store: BlobStore, former: BlobStore): BlobStore {
  return {
    has: (hash) => store.has(hash) || former.has(hash),
    read: async (hash, range) => (store.has(hash) ? await store.read(hash, range) : await former.read(hash, range)),
    write: (hash, content) => store.write(hash, content),
    async remove(hash) {
      await store.remove(hash);
      await former.remove(hash);
    },
    evict: async (limits) => (await store.evict(limits)) + (await former.evict(limits)),
  };
}
