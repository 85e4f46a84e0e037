/** What a change came of; latencies are told apart by it. */
export const CHANGE_KINDS = [
  /** A new status message at the same level. */
  "status",
  /** Another level, by hand. */
  "level",
  /** The client's own idle timer. */
  "idle",
  /** Back from being idle. */
  "return",
  /** A stream opens. */
  "arrive",
  /** `offline` by hand, and the stream ends. */
  "leave",
  /** The stream ends and nothing else is said: the server's own timer has to notice. */
  "vanish",
  /** Another display name. */
  "rename",
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What is wrong with what a stream showed, or did not. */
export const VIOLATION_KINDS = [
  /** Shown of somebody with whom no room is shared. */
  "leak",
  /** What nobody ever said. */
  "invention",
  /** A level that does not belong to what came with it. */
  "wrong level",
  /** What had been overtaken, after what overtook it. */
  "went back",
  /** Never shown, though it stood long enough, or newer news of others came before it was overtaken. */
  "missed",
  /** The last state that a stream had to show, never shown. */
  "missing",
] as const;

export type ViolationKind = (typeof VIOLATION_KINDS)[number];
