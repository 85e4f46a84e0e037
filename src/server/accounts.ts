import type { ProfileRules } from "../spec/profile.ts";
import { MatrixError } from "./matrix-error.ts";
import { nextNumber, type ServerState } from "./server-state.ts";
import { newUser, type Device, type User } from "./user.ts";

/** What a registration asks for. */
export interface Registration {
  readonly localpart: string | undefined;
  readonly password: string | undefined;
  readonly rules: ProfileRules;
}

/**
 * Creates an account.
 *
 * @throws MatrixError when the name is taken or not of the grammar of user ids.
 */
export function createAccount(state: ServerState, asked: Registration): User {
  const localpart = asked.localpart ?? `user${nextNumber(state)}`;
  if (!/^[a-z0-9._=/+-]{1,200}$/.test(localpart)) {
    throw new MatrixError(
      400,
      "M_INVALID_USERNAME",
      "The user name has characters that user ids may not have.",
    );
  }
  const id = `@${localpart}:${state.serverName}`;
  if (state.users.has(id)) throw new MatrixError(400, "M_USER_IN_USE", "The user name is taken.");
  const user = newUser(id, asked.password, asked.rules);
  state.users.set(id, user);
  return user;
}

/** Opens a session; a known device id gets a new token and loses its old one. */
export function openSession(state: ServerState, user: User, deviceId: string | undefined): Device {
  const number = nextNumber(state);
  const id = deviceId ?? `DEVICE${number}`;
  const former = user.devices.get(id);
  if (former !== undefined) closeSession(state, former);
  const token = `syt_${number}_${user.id.slice(1, user.id.indexOf(":"))}`;
  const device: Device = { id, token, user, loggedOut: new AbortController(), transactions: new Map() };
  user.devices.set(id, device);
  state.tokens.set(token, device);
  return device;
}

/** Ends a session: its token is unknown from now on and its streams end. */
export function closeSession(state: ServerState, device: Device): void {
  state.tokens.delete(device.token);
  device.user.devices.delete(device.id);
  device.loggedOut.abort();
}

/** The user for a user id, of this server or another, or for a bare localpart. */
export function findUser(state: ServerState, name: string): User | undefined {
  const id = name.startsWith("@") ? name : `@${name}:${state.serverName}`;
  return state.users.get(id) ?? state.federation?.userOf(id);
}
