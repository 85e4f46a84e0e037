import type { Presence } from "../../spec/profile.ts";

/**
 * One user in the `push` of an `m.presence` EDU.
 *
 * @source server-server API, "Presence"
 */
export interface PresencePush {
  readonly user_id: string;
  readonly presence: Presence;
  readonly status_msg?: string;
  /** In ms. The schema requires it; it is left out here for who never was active, of whom nothing true can be said. */
  readonly last_active_ago?: number;
  /** False when absent. */
  readonly currently_active?: boolean;
}
