import type { Presence, ProfileRules } from "../spec/profile.ts";
import type { Action, SignOfLife, Standing } from "./behaviour.ts";
import { goneAtMs, idleAtMs, isCurrentlyActive, nextDueMs } from "./due-times.ts";
import type { Room } from "./room.ts";
import { nextPosition } from "./server-state.ts";
import type { PresenceRecord, User } from "./user.ts";
import { wake } from "./waiting.ts";
import type { World } from "./world.ts";

/** What a PUT asks for; `statusMsg` undefined when it was left out. */
export interface PresenceWrite {
  readonly presence: Presence;
  readonly statusMsg: string | null | undefined;
}

/** PUT status: the last explicit write of any device is the user's presence. */
export function putPresence(world: World, user: User, asked: PresenceWrite & { rules: ProfileRules }): void {
  const { presence: record } = user;
  change(world, user, () => {
    record.rules = asked.rules;
    heard(world, record, "write");
    record.statusMsg = world.behaviour.statusAfterPut(record.statusMsg, asked.statusMsg);
    moveTo(world, record, world.behaviour.stateAfterPut(asked.presence, record));
    record.explicitlyOffline = asked.presence === "offline";
  });
}

/** The user did something; where the profile says so, that also makes the user `online`. */
export function recordAction(
  world: World,
  actor: User,
  deed: { readonly action: Action; readonly rules: ProfileRules; readonly room?: Room },
): void {
  if (!world.behaviour.isProactive(deed.action)) return;
  for (const user of world.behaviour.becomesActive(actor, deed.room)) {
    const { presence: record } = user;
    change(world, user, () => {
      const next = world.behaviour.stateAfterActivity(record, deed.rules);
      record.rules = deed.rules;
      if (deed.rules.activityRevives) heard(world, record, "write");
      record.lastActiveAtMs = world.clock.now();
      moveTo(world, record, next);
    });
  }
}

/** Does `work` on the user's record and tells the observers if it made a difference. */
export function change(world: World, user: User, work: () => void): void {
  const before = standing(user.presence);
  work();
  user.presence.currentlyActive = isCurrentlyActive(world, user.presence);
  arrange(world, user);
  if (world.behaviour.isNews(before, standing(user.presence))) publish(world, user);
}

/** Tells observers of a change as soon as the server does that. */
export function publish(world: World, user: User): void {
  world.behaviour.whenTold(world, user, () => tell(world, user));
}

/** Gives the user's presence a new place in the stream and wakes those who may see it. */
function tell(world: World, user: User): void {
  user.presence.position = nextPosition(world);
  world.presenceLog.note(user, user.presence.position);
  world.behaviour.published(world, user);
  wake(world.behaviour.audience(world, user));
}

/** A state that counts as activity by itself also moves the time of the last activity. */
export function moveTo(world: World, record: PresenceRecord, next: Presence): void {
  if (world.behaviour.isProactiveChange(record.rules, record.state, next))
    record.lastActiveAtMs = world.clock.now();
  if (next !== "offline") record.explicitlyOffline = false;
  record.state = next;
}

/** A sign of life: the grace before `offline` starts anew. */
export function heard(world: World, record: PresenceRecord, sign: SignOfLife): void {
  record.offlineAtMs = world.clock.now() + world.behaviour.offlineAfterMs(world.timers, sign);
}

/** What others can notice of a user's presence now. */
export function standing({ state, statusMsg, currentlyActive, lastActiveAtMs }: PresenceRecord): Standing {
  return { state, statusMsg, currentlyActive, lastActiveAtMs };
}

/** Sees to it that the record's one timer rings no later than the next moment at which something falls due. */
function arrange(world: World, user: User): void {
  const { presence: record } = user;
  const dueMs = nextDueMs(world, record);
  if (dueMs === Number.POSITIVE_INFINITY || (record.timer !== undefined && record.timer.dueMs <= dueMs))
    return;
  if (record.timer !== undefined) world.clock.clearTimeout(record.timer.handle);
  const handle = world.clock.setTimeout(() => onTimer(world, user), dueMs - world.clock.now());
  record.timer = { handle, dueMs };
}

function onTimer(world: World, user: User): void {
  const { presence: record } = user;
  record.timer = undefined;
  change(world, user, () => {
    const now = world.clock.now();
    if (idleAtMs(world, record) <= now) moveTo(world, record, world.behaviour.stateWhenIdle(record));
    if (goneAtMs(world, record) <= now) moveTo(world, record, "offline");
  });
}
