import { z } from "zod";
import type { Command } from "../model/command.ts";
import { type FaultId, FAULTS, MALFORMED_PUTS } from "../model/fault.ts";
import type { Cast } from "../scenarios/scenario.ts";
import { PRESENCE_ORDER } from "../spec/profile.ts";

/*
 * A command, and who takes part, as a history has it, which is a file like any other: what is not of today's vocabulary is
 * not performed.
 */

const name = z.string().min(1).max(200);
const ms = z
  .number()
  .min(0)
  .max(24 * 60 * 60_000);
const user = { user: name };
const at = { at: name };
const room = { room: name };
const device = name.optional();
const path = z.enum(["raw", "encoded"]).optional();
const tokenForm = z.enum(["header", "query"]).optional();
const yes = z.literal(true).optional();
const stream = z.enum(["default", "online", "unavailable", "offline"]);
const fresh = z.enum(["fresh", "same"]);
const FAULT_IDS = new Set<string>([...FAULTS, ...MALFORMED_PUTS].map(({ id }) => id));
const filter = z.enum([
  "types-presence",
  "not-types-presence",
  "not-types-all",
  "senders-subject",
  "not-senders-subject",
  "senders-nobody",
  "types-other",
]);

const preset = z.enum(["private", "public", "direct", "encrypted", "world-readable"]);

const single = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("setPresence"),
    ...user,
    device,
    presence: z.enum(PRESENCE_ORDER),
    message: z.enum(["fresh", "same", "none", "null", "empty"]),
    written: z.enum(["long", "very-long", "foreign", "markup", "padded"]).optional(),
    tokenForm,
    path,
    unknownKeys: yes,
  }),
  z.object({
    type: z.literal("refuse"),
    ...user,
    fault: z.custom<FaultId>((value) => typeof value === "string" && FAULT_IDS.has(value)),
    at: name.optional(),
  }),
  z.object({ type: z.literal("look"), ...user, ...at, path, tokenForm }),
  z.object({ type: z.literal("connect"), ...user, device, setPresence: stream, pollMs: ms.optional() }),
  z.object({ type: z.literal("disconnect"), ...user, device }),
  z.object({
    type: z.literal("poll"),
    ...user,
    device,
    setPresence: z.enum([...stream.options, "invalid"]),
    again: yes,
  }),
  z.object({ type: z.literal("sendMessage"), ...user, ...room, device }),
  z.object({ type: z.enum(["sendState", "sendTyping", "sendReceipt"]), ...user, ...room }),
  z.object({
    type: z.literal("createRoom"),
    ...user,
    ...room,
    preset,
  }),
  z.object({ type: z.enum(["join", "leave"]), ...user, ...room }),
  z.object({ type: z.enum(["invite", "kick", "ban", "unban"]), ...user, ...at, ...room }),
  z.object({ type: z.enum(["rename", "changeAvatar"]), ...user, value: fresh }),
  z.object({ type: z.literal("changeList"), ...user, invite: z.array(name), drop: z.array(name) }),
  z.object({ type: z.literal("lookList"), ...user, ...at, device }),
  z.object({ type: z.enum(["logIn", "logOut"]), ...user, device: name }),
  z.object({ type: z.enum(["pause", "resume"]), ...user }),
  z.object({ type: z.literal("snapshot"), ...user, filter: filter.optional() }),
  z.object({ type: z.literal("pollFiltered"), ...user, filter, stored: yes }),
  z.object({ type: z.literal("readRoom"), ...user, ...room }),
  z.object({ type: z.literal("wait"), ms }),
  z.object({ type: z.literal("elapse"), timer: z.enum(["offline", "idle", "client"]), ...user }),
]);

const together = z.object({ type: z.literal("together"), commands: z.array(single).min(1).max(100) });

const castSchema = z.object({
  users: z.array(name).min(1),
  devices: z.array(z.object({ user: name, device: name })),
  rooms: z.array(z.object({ name, creator: name, members: z.array(name), preset })),
  observers: z.array(name),
  fence: z.boolean(),
});

const commandSchema = z.union([single, together]);

/** The command that a recorded value is; undefined when today's vocabulary has none such. */
export function readCommand(value: unknown): Command | undefined {
  const parsed = commandSchema.safeParse(value);
  return parsed.success ? (parsed.data as Command) : undefined;
}

/** Who takes part, and what stands before the first step; undefined when it is of another vocabulary, or names nobody. */
export function readCast(value: unknown): Cast | undefined {
  const parsed = castSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { users, devices, rooms, observers } = parsed.data;
  const named = [
    ...devices.map((one) => one.user),
    ...observers,
    ...rooms.flatMap((one) => [one.creator, ...one.members]),
  ];
  return named.every((one) => users.includes(one)) ? parsed.data : undefined;
}
