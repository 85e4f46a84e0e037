import type { RoomId, UserId } from "../history/history.ts";
import type { Actor, Command, DeviceName, RoomName, TimerName } from "../model/command.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { FIRST_DEVICE } from "./account-name.ts";
import type { RunContext } from "./run-context.ts";
import type { Account, Session } from "./session.ts";
import type { Homes } from "./spread-homes.ts";
import type { StreamReader } from "./stream-reader.ts";

/** One scenario while it is performed: who is who, and what was begun. */
export interface Scene {
  readonly run: RunContext;
  readonly scenario: Scenario;
  /** Unlike any other scenario's: in account names, status messages and transaction ids. */
  readonly short: string;
  readonly accounts: Map<Actor, Account>;
  /** Where the users live. */
  readonly homes: Homes;
  /** Accounts of the runner's own: a fence's user for each homeserver, and whoever a fault needs. */
  readonly fences: Account[];
  helper?: Account;
  readonly rooms: Map<RoomName, RoomId>;
  /** By room: the memberships as they were last asked for, and by whom the room was created. */
  readonly memberships: Map<RoomId, Map<UserId, string>>;
  readonly creators: Map<RoomId, UserId>;
  /** Rooms that exist and that the scenario's users are not in. */
  elsewhere?: RoomId;
  /** Streams that are open all the time, by the observing user. */
  readonly observers: Map<Actor, StreamReader>;
  /** Streams opened by `connect`, by user and device. */
  readonly connections: Map<string, StreamReader>;
  /** The newest token of chains that are polled now and then. */
  readonly tokens: Map<string, string>;
  /** By chain: under which id the server keeps its filter. */
  readonly filterIds: Map<string, string>;
  /** Tokens of sessions that were logged out by command: that the server does not know them is as it should be. */
  readonly loggedOut: Set<string>;
  /** What was asked for and refused: nothing comes of it. */
  readonly refused: Set<Command>;
  /** Timers that were waited for and did not fire. */
  readonly vainTimers: Set<TimerName>;
  readonly lastMessage: Map<Actor, string>;
  readonly lastValue: Map<string, string>;
  readonly lastEvent: Map<RoomId, string>;
  /** The next number of a kind: nothing fresh repeats. */
  next(kind: string): number;
  /** Ends everything of the scenario that is still under way. */
  readonly ending: AbortController;
  /** What went wrong on the way to the server, oldest first; then the scenario is inconclusive. */
  readonly troubles: string[];
  /** Why the rest of the scenario is pointless. */
  broken?: string;
}

/** The account that plays a role. @throws Error when there is none: a fault of the scenario */
export function accountOf(scene: Scene, actor: Actor): Account {
  const account = scene.accounts.get(actor);
  if (account === undefined) throw unknown("user", actor, scene);
  return account;
}

/** A user's session on a device. @throws Error when there is none: a fault of the scenario */
export function sessionOf(scene: Scene, actor: Actor, device: DeviceName = FIRST_DEVICE): Session {
  const session = accountOf(scene, actor).sessions.get(device);
  if (session === undefined) throw unknown("session", `${actor}/${device}`, scene);
  return session;
}

/** The room behind a name. @throws Error when there is none: a fault of the scenario, or its creation failed */
export function roomOf(scene: Scene, name: RoomName): RoomId {
  const room = scene.rooms.get(name);
  if (room === undefined) throw unknown("room", name, scene);
  return room;
}

function unknown(what: string, name: string, { scenario }: Scene): Error {
  return new Error(
    `Cannot perform ${scenario.id}: wanted a ${what} of its cast, found ${JSON.stringify(name)}.`,
  );
}
