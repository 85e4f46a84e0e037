import type { Users } from "./users.ts";

/** One homeserver of a target: everybody on it has its name in their user id. */
export interface Homeserver {
  /** For people; its first base URL when absent. */
  readonly name?: string;
  /**
   * Where its client API is served; several are workers of this one homeserver. No trailing slash; may carry a path
   * prefix. A user keeps to one of them.
   */
  readonly baseUrls: readonly [string, ...string[]];
  /** How it gives the harness its users. */
  readonly users: Users;
}
