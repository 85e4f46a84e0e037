import type { Clock } from "../time/clock.ts";
import type { Federation } from "./federation/federation.ts";
import { LatestLog } from "./latest-log.ts";
import type { Room } from "./room.ts";
import type { ServerTimers } from "./server-timers.ts";
import type { Device, User } from "./user.ts";

/** All that the server knows; handlers are functions of this, a request and the clock. */
export interface ServerState {
  readonly clock: Clock;
  readonly timers: ServerTimers;
  readonly serverName: string;
  readonly users: Map<string, User>;
  readonly tokens: Map<string, Device>;
  readonly rooms: Map<string, Room>;
  readonly aliases: Map<string, string>;
  /** The way to other servers, where there are any. */
  federation?: Federation;
  /** The users by their newest presence change. */
  readonly presenceLog: LatestLog<User>;
  /** The newest position of the one stream that everything happens on. */
  position: number;
  /** Counts ids, so that the same requests give the same ids. */
  created: number;
}

/** A server that knows nobody. */
export function newServerState(clock: Clock, timers: ServerTimers, serverName: string): ServerState {
  return {
    clock,
    timers,
    serverName,
    users: new Map(),
    tokens: new Map(),
    rooms: new Map(),
    aliases: new Map(),
    presenceLog: new LatestLog(),
    position: 0,
    created: 0,
  };
}

/** The next free number for an id. */
export function nextNumber(state: ServerState): number {
  state.created += 1;
  return state.created;
}

/** The next position of the stream: something happened. */
export function nextPosition(state: ServerState): number {
  state.position += 1;
  return state.position;
}
