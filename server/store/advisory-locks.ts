/** Keys of the locks that instances of the server share: any numbers, each for one purpose. */
export const advisoryLocks = {
  migration: 7_203_114,
  sealing: 7_203_115,
  epoch: 7_203_116,
  providerKeys: 7_203_117,
} as const;
