import type { Presence, ProfileRules } from "../spec/profile.ts";
import type { Ms, TimerHandle } from "../time/clock.ts";

/** What the server keeps of a user's presence: one value for all devices. */
export interface PresenceRecord {
  state: Presence;
  statusMsg: string | undefined;
  /** When the user last did something pro-active; undefined when never. */
  lastActiveAtMs: Ms | undefined;
  /** Whether streams were last told that the user is currently active. */
  currentlyActive: boolean;
  /** `offline` was asked for, not only a consequence of being away. */
  explicitlyOffline: boolean;
  /** Stream position of the newest published change; 0 when there was none. */
  position: number;
  openStreams: number;
  /** When the grace ends, if no stream is open then. */
  offlineAtMs: Ms | undefined;
  /** Rules of the profile through which the user was last heard. */
  rules: ProfileRules;
  /** Another server keeps the user's presence, and tells of it. */
  readonly elsewhere: boolean;
  timer: { readonly handle: TimerHandle; readonly dueMs: Ms } | undefined;
}

/** An access token's session. */
export interface Device {
  readonly id: string;
  readonly token: string;
  readonly user: User;
  /** Aborted on logout: streams of the device end. */
  readonly loggedOut: AbortController;
  /** Answers by transaction: a repeated send is answered, not performed. */
  readonly transactions: Map<string, string>;
}

/** An account and everything kept per user. */
export interface User {
  readonly id: string;
  /** In memory only and never given out, so kept as it came. */
  readonly password: string | undefined;
  displayname: string | undefined;
  avatarUrl: string | undefined;
  readonly presence: PresenceRecord;
  /** Ids of the rooms the user has joined. */
  readonly joined: Set<string>;
  /** Ids of the other rooms the user has to do with: invited, left, banned. */
  readonly others: Set<string>;
  /** The user's presence list, with the stream position at which each was added. */
  readonly watching: Map<User, number>;
  /** Those who have this user on their presence list. */
  readonly watchers: Set<User>;
  /** One per waiting stream; calling it wakes the stream. */
  readonly waiters: Set<() => void>;
  readonly devices: Map<string, Device>;
  readonly filters: unknown[];
  readonly accountData: Map<string, unknown>;
}

/** A user who has never connected: `offline`, never active. */
export function newUser(id: string, password: string | undefined, rules: ProfileRules): User {
  return {
    id,
    password,
    displayname: undefined,
    avatarUrl: undefined,
    presence: {
      state: "offline",
      statusMsg: undefined,
      lastActiveAtMs: undefined,
      currentlyActive: false,
      explicitlyOffline: false,
      position: 0,
      openStreams: 0,
      offlineAtMs: undefined,
      rules,
      elsewhere: false,
      timer: undefined,
    },
    joined: new Set(),
    others: new Set(),
    watching: new Map(),
    watchers: new Set(),
    waiters: new Set(),
    devices: new Map(),
    filters: [],
    accountData: new Map(),
  };
}

/** A user of another server, of whom nothing is known yet. */
export function remoteUser(id: string, rules: ProfileRules): User {
  const user = newUser(id, undefined, rules);
  return { ...user, presence: { ...user.presence, elsewhere: true } };
}
