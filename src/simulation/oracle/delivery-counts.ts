/** How many deliveries there were of each sort. */
export interface DeliveryCounts {
  /** Shown for the first time, and right. */
  verified: number;
  /** Shown again. */
  repeated: number;
  /** Never shown, since a newer state came soon enough. */
  overtaken: number;
  /** Shown to a session that was away when it happened. */
  caughtUp: number;
  /** Not taken for wrong, since the server could not keep up with its own clients. */
  excused: number;
}
