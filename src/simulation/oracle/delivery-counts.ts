/** How many deliveries there were of each sort. */
export interface DeliveryCounts {
  /** Shown for the first time, and right. */
  verified: number;
  /** Shown again. */
  repeated: number;
  /** Shown for the first time, and right, though news of what others did later had come before. */
  outOfOrder: number;
  /** Never shown, since a newer state came soon enough. */
  overtaken: number;
  /** Never shown though news of what others did later were, by a server that tells news of different users out of order. */
  unproved: number;
  /** Shown to a session that was away when it happened. */
  caughtUp: number;
  /** Not taken for wrong, since the server could not keep up with its own clients. */
  excused: number;
}

/** Nothing was shown to anybody. */
export function noDeliveries(): DeliveryCounts {
  return { verified: 0, repeated: 0, outOfOrder: 0, overtaken: 0, unproved: 0, caughtUp: 0, excused: 0 };
}
