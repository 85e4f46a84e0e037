import type { Actor, Command, DeviceName, MessageChoice } from "../model/command.ts";
import type { Presence } from "../spec/profile.ts";

/** A user sets their presence, by default with a message never used before. */
export function put(user: Actor, presence: Presence, message: MessageChoice = "fresh"): Command {
  return { type: "setPresence", user, presence, message };
}

/** The same from another session. */
export function putFrom(device: DeviceName, user: Actor, presence: Presence): Command {
  return { type: "setPresence", user, device, presence, message: "fresh" };
}
