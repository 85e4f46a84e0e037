import type { UserId } from "../history/history.ts";
import type { DeviceName } from "../model/command.ts";

/** A logged-in device of a user. */
export interface Session {
  readonly user: UserId;
  readonly device: string;
  /** Goes nowhere but to `baseUrl`. */
  readonly token: string;
  readonly baseUrl: string;
  /** The server's owner gave it: it is not ours to end. */
  readonly isLent?: true;
}

/** How another session of an account is had; `never`: by no means. */
export type LogInBy =
  | { readonly kind: "password"; readonly password: string }
  | { readonly kind: "application-service"; readonly token: string }
  | { readonly kind: "never" };

/** A user of the server that the harness acts for. */
export interface Account {
  readonly id: UserId;
  readonly logInBy: LogInBy;
  /** Where all that the user asks is asked. */
  readonly baseUrl: string;
  /** Sessions by device; a device that logged out is gone. */
  readonly sessions: Map<DeviceName, Session>;
}
