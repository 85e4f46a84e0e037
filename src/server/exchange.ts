import type { Profile } from "../spec/profile.ts";
import type { ServerState } from "./server-state.ts";
import type { Device, User } from "./user.ts";

/** A request that has found its route, and its caller if it has one. */
export interface Exchange {
  readonly state: ServerState;
  readonly profile: Profile;
  /** Method and pattern of the route, for example `PUT /presence/{userId}/status`. */
  readonly route: string;
  /** The path as it came, still percent-encoded, without its query. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: string | undefined;
  /** The token that the request brought, valid or not. */
  readonly token: string | undefined;
  /** The token's session; undefined when the request brought no valid token. */
  readonly device: Device | undefined;
  readonly signal: AbortSignal | undefined;
}

/** An exchange whose route demands a token. */
export interface OwnExchange extends Exchange {
  readonly device: Device;
}

/** Status and JSON value of an answer. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Who asks. */
export function caller(exchange: OwnExchange): User {
  return exchange.device.user;
}

/** A parameter of the route's pattern. */
export function param(exchange: Exchange, name: string): string {
  return exchange.params[name] ?? "";
}
