/** Hints of the operating system about the network; the truth is whether the server answers. */
export interface Connectivity {
  /** Calls back when the network may have come back, for example after standby. Returns the end of the subscription. */
  onMaybeOnline(listener: () => void): () => void;
}

export const noConnectivityHints: Connectivity = { onMaybeOnline: () => () => undefined };
