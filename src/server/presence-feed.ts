import type { Profile } from "../spec/profile.ts";
import type { Batch, Sighting } from "./behaviour.ts";
import { presenceEvent } from "./presence-body.ts";
import type { Outlet, PresenceEvent } from "./presence-event.ts";
import type { User } from "./user.ts";
import { visibleFrom } from "./visibility.ts";
import type { World } from "./world.ts";

/** With so many changes on the server since the token, looking at all room-mates is cheaper than at all changes. */
const MANY_CHANGES = 256;

/** An answer's presence part, asked for. */
export interface FeedRequest {
  readonly observer: User;
  readonly profile: Profile;
  readonly outlet: Outlet;
  /** Undefined for an initial answer. */
  readonly since: number | undefined;
  readonly limit?: number;
  readonly wants?: (event: PresenceEvent) => boolean;
}

/** An answer's presence part, and the position to go on from. */
export interface Feed {
  readonly events: readonly PresenceEvent[];
  readonly position: number;
}

/**
 * The latest state of every visible subject whose state or visibility is newer than the observer's token: each once,
 * in the order of the changes, and none lost, since what a limit cuts off stays behind the returned position.
 */
export function presenceFeed(world: World, request: FeedRequest): Feed {
  const { observer, profile, outlet, since } = request;
  const batch: Batch = { observer, since, delivery: { profile, outlet, nowMs: world.clock.now() } };
  const sightings = world.behaviour.tapSightings(sightingsOf(world, request), batch);
  const told: { event: PresenceEvent; position: number }[] = [];
  for (const { subject, position } of sightings) {
    const event = presenceEvent(world, { ...batch.delivery, subject, observer });
    if (event !== undefined && (request.wants?.(event) ?? true)) told.push({ event, position });
  }
  const { kept, position } = upToLimit(told, request.limit, world.position);
  return {
    events: world.behaviour.tapEvents(
      kept.map(({ event }) => event),
      batch,
    ),
    position,
  };
}

function sightingsOf(world: World, request: FeedRequest): Sighting[] {
  const { observer, since } = request;
  const found: Sighting[] = [];
  for (const subject of candidates(world, observer, since)) {
    if (subject === observer) continue;
    const sight = { observer, subject, way: "stream", rules: request.profile.rules } as const;
    if (!world.behaviour.sees(world, sight)) continue;
    const { position: changed } = subject.presence;
    if (since === undefined) {
      if (world.behaviour.isFrontLoaded(subject.presence)) found.push({ subject, position: changed });
      continue;
    }
    const position = Math.max(changed, visibleFrom(world, observer, subject));
    if (changed > 0 && position > since) found.push({ subject, position });
  }
  return found.sort((one, other) => one.position - other.position);
}

/** Everybody who might belong into the answer: whose presence, or whose sharing with the observer, is new. */
function candidates(world: World, observer: User, since: number | undefined): Set<User> {
  const rooms = [...observer.joined]
    .map((roomId) => world.rooms.get(roomId))
    .filter((room) => room !== undefined);
  const mates = rooms.reduce((sum, room) => sum + room.joined.size, observer.watching.size);
  const everybody = since === undefined || world.presenceLog.countSince(since) > MANY_CHANGES + mates;
  const from = everybody ? -1 : since;
  const found = new Set<User>(everybody ? [] : world.presenceLog.since(from));
  for (const room of rooms) {
    const sinceOwnJoin = (room.joined.get(observer) ?? 0) > from;
    for (const user of sinceOwnJoin ? room.joined.keys() : room.joins.since(from)) found.add(user);
  }
  for (const [user, addedAt] of observer.watching) if (addedAt > from) found.add(user);
  return found;
}

/** Cuts between two positions, never between events of one position, unless one position alone exceeds the limit. */
function upToLimit<T extends { position: number }>(told: T[], limit: number | undefined, end: number) {
  const firstCut = limit === undefined ? undefined : told[limit];
  if (limit === undefined || firstCut === undefined) return { kept: told, position: end };
  const whole = told.slice(0, limit).filter(({ position }) => position < firstCut.position);
  const kept = whole.length > 0 ? whole : told.slice(0, limit);
  return { kept, position: kept.at(-1)?.position ?? end };
}
