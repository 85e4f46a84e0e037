/** Why a run broke, or was ended before its time, and what to do next. */
export interface RunError {
  readonly code: RunErrorCode;
  /** May hold a server's text; holds no secret. */
  readonly message: string;
  readonly hint: string;
}

export type RunErrorCode =
  /** Nobody answers there. */
  | "unreachable"
  /** Somebody answers that it cannot answer yet. */
  | "not-ready"
  | "not-a-matrix-server"
  /** The server registers nobody. */
  | "no-accounts"
  /** The preflight scenario could not be performed. */
  | "preflight-failed"
  /** Several scenarios in a row could not be set up. */
  | "setup-failing"
  /** No good answer for a long time. */
  | "target-silent"
  /** It answered no more when the plan was through. */
  | "target-gone"
  | "max-time"
  | "interrupted"
  /** A process of a simulation is gone. */
  | "worker-lost"
  | "history-unwritten";
