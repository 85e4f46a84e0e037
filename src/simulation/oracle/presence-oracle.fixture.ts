import { deriveTolerances } from "../../judge/derive-tolerances.ts";
import { profile } from "../../spec/profiles.ts";
import { coMembersOf } from "../population/co-members.ts";
import type { Ms } from "../../time/clock.ts";
import type { Underway } from "./presence-change.ts";
import { PresenceOracle } from "./presence-oracle.ts";
import { Strain } from "./strain.ts";
import { Track } from "./track.ts";
import { Violations } from "./violation.ts";
import { Whereabouts } from "./whereabouts.ts";

/** The users 0, 1 and 2, each with the session of that number. */
export const IDS = ["@ann:hs", "@bob:hs", "@cid:hs"];
const sessions = Int32Array.of(0, 1, 2);

type Level = "online" | "unavailable" | "offline";

interface Sending {
  readonly at: Ms;
  readonly underway?: readonly Underway[];
}

/** All three share a room. */
export const company = () => oracle(() => false, [[0, 1, 2]]);

/**
 * Ann and Bob share a room, Cid is alone.
 *
 * @param isRemote who is simulated by another process
 * @param replacedAt when the process of all was replaced by this one, and everybody came again
 */
export function oracle(
  isRemote: (user: number) => boolean = () => false,
  rooms = [[0, 1], [2]],
  replacedAt = 0,
) {
  const coMembers = coMembersOf({ users: 3, rooms });
  const tolerances = deriveTolerances({
    exact: true,
    timers: { offline: { minMs: 30_000, maxMs: 31_000 }, idle: { minMs: 300_000, maxMs: 301_000 } },
    facts: [],
  });
  const track = new Track({
    coMembers,
    sessions,
    hardMs: tolerances.deliveryHardMs,
    sequenceMs: tolerances.sequenceMs,
    orderMs: tolerances.orderMs,
    isRemote,
  });
  const violations = new Violations(10);
  const held = violations.apart(() => undefined);
  const latencies: [string, number][] = [];
  const prefix = "rollcall t #";
  const { rules } = profile("v1");
  const isContinued = replacedAt > 0;
  const whereabouts = new Whereabouts({ users: IDS.length, track, rules, tolerances, prefix, isContinued });
  const strain = new Strain(tolerances);
  const watched = new PresenceOracle({
    track,
    whereabouts,
    strain,
    sessions,
    numbers: new Map(IDS.map((id, user) => [id, user])),
    tolerances,
    prefix,
    violations,
    held,
    onDelivery: (change, latencyMs) => latencies.push([change, latencyMs]),
  });
  for (const user of [0, 1, 2]) {
    whereabouts.opens(user, { level: "online", intendedAt: replacedAt });
    track.listen(user, replacedAt);
  }
  /** A change goes out; what becomes of it is still to be told. */
  const send = (user: number, level: Level, { at, underway = [] }: Sending) =>
    whereabouts.change(user, { level, kind: "level", intendedAt: at, sentAt: at, underway });
  /** A change that the server takes at once. @returns its message */
  const change = (user: number, level: Level, at: number) => {
    const put = send(user, level, { at });
    put.taken(at + 1);
    return put.message;
  };
  const show = (session: number, sender: string, content: object, at: number) =>
    watched.sight(session, { type: "m.presence", sender, content }, at);
  return { watched, whereabouts, strain, track, violations, held, latencies, send, change, show };
}
