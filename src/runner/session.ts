import type { UserId } from "../history/history.ts";
import type { DeviceName } from "../model/command.ts";

/** A logged-in device of a user. */
export interface Session {
  readonly user: UserId;
  readonly device: string;
  /** Goes nowhere but to `baseUrl`. */
  readonly token: string;
  readonly baseUrl: string;
}

export interface Account {
  readonly id: UserId;
  readonly password: string;
  /** Where all that the user asks is asked. */
  readonly baseUrl: string;
  /** Sessions by device; a device that logged out is gone. */
  readonly sessions: Map<DeviceName, Session>;
}
