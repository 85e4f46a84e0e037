import { MatrixError } from "./matrix-error.ts";
import { membershipOf, type Membership, type Room } from "./room.ts";
import { appendEvent, stateContent } from "./room-events.ts";
import { powerOf, requirePower } from "./room-power.ts";
import type { User } from "./user.ts";
import { wake } from "./waiting.ts";
import type { World } from "./world.ts";

/** What somebody wants to do to somebody's membership. */
export type Deed = "invite" | "join" | "leave" | "kick" | "ban" | "unban";

/** Who does it, and to whom. */
export interface Motion {
  readonly deed: Deed;
  readonly actor: User;
  readonly target: User;
  readonly reason?: string | undefined;
}

const RESULT: Readonly<Record<Deed, Membership>> = {
  invite: "invite",
  join: "join",
  leave: "leave",
  kick: "leave",
  ban: "ban",
  unban: "leave",
};

/**
 * Changes a membership by the rules of the room.
 *
 * @throws MatrixError 403 when the actor may not do it.
 */
export function moveMember(world: World, room: Room, motion: Motion): void {
  const before = membershipOf(room, motion.target.id);
  authorise(room, motion, before);
  const after = RESULT[motion.deed];
  if (before === after && after === "join") return;
  setMembership(world, room, { ...motion, membership: after });
}

/** Changes a membership, or repeats it with the member's new name and avatar; asks nobody. */
export function setMembership(
  world: World,
  room: Room,
  change: { actor: User; target: User; membership: Membership; reason?: string | undefined },
): void {
  const { actor, target, membership, reason } = change;
  const before = membershipOf(room, target.id);
  appendEvent(world, room, {
    type: "m.room.member",
    sender: actor.id,
    stateKey: target.id,
    content: {
      membership,
      ...(target.displayname === undefined ? {} : { displayname: target.displayname }),
      ...(target.avatarUrl === undefined ? {} : { avatar_url: target.avatarUrl }),
      ...(reason === undefined ? {} : { reason }),
    },
  });
  seatAfter(world, room, { target, before });
}

/** Follows a membership event that was just placed, whoever made it. */
export function seatAfter(
  world: World,
  room: Room,
  { target, before }: { readonly target: User; readonly before: Membership | undefined },
): void {
  const after = membershipOf(room, target.id);
  if (after === undefined) return;
  if (after !== before) seat(world, room, target);
  world.behaviour.membershipChanged(world, { room, user: target, before, after });
  // The members were woken by the event itself.
  wake([target]);
}

/** Brings the indices of room and user in line with the state event just added. */
function seat(world: World, room: Room, user: User): void {
  if (membershipOf(room, user.id) === "join") {
    room.joined.set(user, world.position);
    room.joins.note(user, world.position);
    user.joined.add(room.id);
    user.others.delete(room.id);
    return;
  }
  room.joined.delete(user);
  room.joins.forget(user);
  world.clock.clearTimeout(room.typing.get(user));
  room.typing.delete(user);
  user.joined.delete(room.id);
  user.others.add(room.id);
}

function authorise(room: Room, { deed, actor, target }: Motion, before: Membership | undefined): void {
  switch (deed) {
    case "join": {
      const open = stateContent(room, "m.room.join_rules")["join_rule"] === "public";
      return demand(before === "join" || before === "invite" || (open && before !== "ban"));
    }
    case "leave":
      return demand(before === "join" || before === "invite");
    case "invite":
      requirePower(room, actor.id, "invite");
      return demand(before !== "join" && before !== "ban");
    case "kick":
      requirePower(room, actor.id, "kick");
      return demand((before === "join" || before === "invite") && outranks(room, actor, target));
    case "ban":
      requirePower(room, actor.id, "ban");
      return demand(outranks(room, actor, target));
    case "unban":
      requirePower(room, actor.id, "ban");
      return demand(before === "ban");
  }
}

function outranks(room: Room, actor: User, target: User): boolean {
  return actor === target || powerOf(room, actor.id) > powerOf(room, target.id);
}

function demand(allowed: boolean): void {
  if (!allowed) throw new MatrixError(403, "M_FORBIDDEN", "The rules of the room do not allow this.");
}
