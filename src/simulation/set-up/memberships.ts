import type { Ms } from "../../time/clock.ts";

/** When a user came into a room. */
export interface Membership {
  readonly room: string;
  readonly isCreator: boolean;
  /** On the target's clock. */
  readonly sent: Ms;
  readonly received: Ms;
}
