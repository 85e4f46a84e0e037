/** What the doctor says of one thing. */
export interface Finding {
  readonly what:
    | "address"
    | "profile"
    | "clock"
    | "users"
    | "presence"
    | "delivery"
    | "latency"
    | "rate limit"
    | "timers"
    | "federation";
  /** `mend`: a run would suffer from it; `note`: worth knowing. */
  readonly verdict: "well" | "note" | "mend";
  /** What was probed; may hold a server's text. */
  readonly probed: string;
  /** What the owner declared of it. */
  readonly declared?: string;
  /** What to do. */
  readonly advice?: string;
}
