import type { Ms } from "../time/clock.ts";
import type { PresenceRecord } from "./user.ts";
import type { World } from "./world.ts";

/** Stands for "not by itself". */
const NEVER = Number.POSITIVE_INFINITY;

/** When the user falls `offline`: a grace after the last stream ended, never while one is open. */
export function goneAtMs(world: World, record: PresenceRecord): Ms {
  return record.state === "offline" || world.behaviour.isConnected(record)
    ? NEVER
    : (record.offlineAtMs ?? NEVER);
}

/** When the server makes an inactive user `unavailable`, where the profile has it do so. */
export function idleAtMs(world: World, record: PresenceRecord): Ms {
  if (!record.rules.serverIdles || record.state !== "online" || record.lastActiveAtMs === undefined)
    return NEVER;
  return record.lastActiveAtMs + world.behaviour.idleAfterMs(world.timers, record);
}

/** The next moment at which the record changes by itself. */
export function nextDueMs(world: World, record: PresenceRecord): Ms {
  const lapsesAtMs = record.currentlyActive ? activeUntilMs(world, record) : NEVER;
  return Math.min(goneAtMs(world, record), idleAtMs(world, record), lapsesAtMs);
}

/** True only while `online` and active a short time ago, and only in profiles that know the flag. */
export function isCurrentlyActive(world: World, record: PresenceRecord): boolean {
  if (!record.rules.currentlyActive || record.state !== "online") return false;
  if (record.elsewhere) return record.currentlyActive;
  return world.clock.now() < activeUntilMs(world, record);
}

function activeUntilMs(world: World, record: PresenceRecord): Ms {
  if (record.lastActiveAtMs === undefined) return -NEVER;
  return record.lastActiveAtMs + world.behaviour.activeForMs(world.timers, record);
}
