import { toldBreach } from "../targets/declared/told-breach.ts";
import { readDuration } from "../time/read-duration.ts";
import type { Ms } from "../time/clock.ts";
import { parseRateCurve } from "./arrivals/parse-rate-curve.ts";
import { parseRoomSizes } from "./population/parse-room-sizes.ts";
import { USUAL_MIX } from "./users/acts.ts";
import { WorkloadError } from "./workload-error.ts";
import type { Workload } from "./workload.ts";
import { type WorkloadContent, workloadSchema } from "./workload-schema.ts";

/** So many acts a second are there by default for each user. */
const USUAL_RATE = 0.1;

/**
 * Takes the content of a workload file.
 *
 * @throws WorkloadError that names the wrong key, what was wanted there, and what was found
 */
export function workloadContent(file: string, json: unknown): WorkloadContent {
  const outcome = workloadSchema.safeParse(json);
  if (outcome.success) return outcome.data;
  throw new WorkloadError(
    `Cannot read workload ${file}: ${toldBreach(outcome.error, { json })}.`,
    "schemas/workload.schema.json describes every key.",
  );
}

/**
 * The workload that the content describes; what it leaves out is as usual.
 *
 * @throws WorkloadError when something in it cannot be
 */
export function readWorkload(content: WorkloadContent): Workload {
  const { users = 100, rooms = "fixed:20", roomsEach = 1, secondDevices = 0, connected = 1 } = content;
  const { rate = Math.max(1, users * USUAL_RATE), spacing = "poisson", mix = USUAL_MIX } = content;
  const { idle = "60s..300s", duration = "30s" } = content;
  if (Object.values(mix).every((weight) => weight === undefined || weight === 0))
    throw new WorkloadError(
      "Cannot use mix: wanted a weight above 0, found none.",
      "For example status=1,level=1.",
    );
  return {
    users,
    rooms:
      typeof rooms === "string"
        ? parseRoomSizes(rooms)
        : { kind: "given", rooms: checkedRooms(rooms, users) },
    roomsEach,
    secondDevices,
    connected,
    arrivals: parseRateCurve(String(rate)),
    spacing,
    mix,
    idle: idleBounds(idle),
    durationMs: durationOf("duration", duration),
  };
}

function checkedRooms(rooms: readonly (readonly number[])[], users: number): readonly (readonly number[])[] {
  for (const [place, room] of rooms.entries()) {
    const beyond = room.find((user) => user >= users);
    if (beyond === undefined && new Set(room).size === room.length) continue;
    const found = beyond === undefined ? "one who is in it twice" : `user ${beyond}`;
    throw new WorkloadError(
      `Cannot fill room ${place}: wanted users from 0 to ${users - 1}, each once, found ${found}.`,
      "Give the number of users, too: --users, or the key users.",
    );
  }
  return rooms;
}

function idleBounds(text: string): { readonly fromMs: Ms; readonly toMs: Ms } {
  const [from = "", to = ""] = text.split("..");
  const bounds = { fromMs: durationOf("idle", from), toMs: durationOf("idle", to) };
  if (bounds.fromMs <= bounds.toMs) return bounds;
  throw new WorkloadError(
    `Cannot use idle: wanted the shorter time first, found ${JSON.stringify(text)}.`,
    "For example 60s..300s.",
  );
}

function durationOf(key: string, text: string): Ms {
  const ms = readDuration(text);
  if (ms !== undefined && ms > 0) return ms;
  throw new WorkloadError(
    `Cannot use ${key}: wanted a duration above 0, found ${JSON.stringify(text)}.`,
    "Write a number and a unit: 500ms, 30s, 5m or 1h.",
  );
}
