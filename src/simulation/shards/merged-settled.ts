import type { Settled } from "./together.ts";

/** Everybody and everything that the shards have made on the server. */
export function mergedSettled(parts: readonly Settled[]): Settled {
  return {
    users: Object.assign({}, ...parts.map(({ users }) => users)) as Settled["users"],
    rooms: Object.assign({}, ...parts.map(({ rooms }) => rooms)) as Settled["rooms"],
  };
}
