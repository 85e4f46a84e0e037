import type { Profile } from "../spec/profile.ts";
import type { User } from "./user.ts";

/** An `m.presence` event on the wire; deliberately loose, since mutants disfigure it. */
export interface PresenceEvent {
  readonly type: string;
  readonly sender?: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

/** Where an event is going: `/sync`, `/events`, `/initialSync` or `GET /presence/list`. */
export type Outlet = "sync" | "events" | "initialSync" | "list";

/** Whose state an event carries, who gets it, and where. */
export interface Delivery {
  readonly subject: User;
  readonly observer: User;
  readonly profile: Profile;
  readonly outlet: Outlet;
  /** Time of the answer in ms on the server's clock. */
  readonly nowMs: number;
}
