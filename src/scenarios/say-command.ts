import type { Command, MessageChoice } from "../model/command.ts";
import { faultById } from "../model/fault.ts";

const MESSAGE: Readonly<Record<MessageChoice, string>> = {
  fresh: " with a new message",
  same: " with the same message",
  none: "",
  null: " with null for a message",
  empty: " with an empty message",
};

/**
 * A command for people, in one clause.
 *
 * @example sayCommand({ type: "look", user: "B", at: "A" }) // "B looks at A"
 */
export function sayCommand(command: Command): string {
  switch (command.type) {
    case "setPresence":
      return `${who(command)} sets ${command.presence}${MESSAGE[command.message]}${oddities(command)}`;
    case "refuse": {
      const aim = command.at === undefined ? "" : ` aimed at ${command.at}`;
      return `${who(command)} sends what has to be refused${aim}: ${faultById(command.fault).title}`;
    }
    case "look":
      return `${who(command)} looks at ${command.at}${oddities(command)}`;
    case "connect":
      return `${who(command)} opens a stream${asking(command.setPresence)}`;
    case "disconnect":
      return `${who(command)} closes the stream`;
    case "poll":
      return `${who(command)} polls once${asking(command.setPresence)}${command.again === true ? ", from the token of the poll before" : ""}`;
    case "sendMessage":
      return `${who(command)} sends a message to ${command.room}`;
    case "sendState":
      return `${who(command)} changes the state of ${command.room}`;
    case "sendTyping":
      return `${who(command)} types in ${command.room}`;
    case "sendReceipt":
      return `${who(command)} has read what is in ${command.room}`;
    case "createRoom":
      return `${who(command)} creates the ${command.preset} room ${command.room}`;
    case "join":
      return `${who(command)} joins ${command.room}`;
    case "leave":
      return `${who(command)} leaves ${command.room}`;
    case "invite":
    case "kick":
    case "ban":
    case "unban":
      return `${who(command)} ${command.type}s ${command.at} in ${command.room}`;
    case "rename":
      return `${who(command)} takes ${command.value === "fresh" ? "a new" : "the same"} display name`;
    case "changeAvatar":
      return `${who(command)} takes ${command.value === "fresh" ? "a new" : "the same"} avatar`;
    case "changeList":
      return `${who(command)} changes their presence list:${signed("+", command.invite)}${signed("−", command.drop)}`;
    case "lookList":
      return `${who(command)} looks at the presence list of ${command.at}`;
    case "logIn":
      return `${command.user} logs in as ${command.device}`;
    case "logOut":
      return `${command.user} logs out ${command.device}`;
    case "pause":
      return `${who(command)} stops reading the stream`;
    case "resume":
      return `${who(command)} goes on reading the stream`;
    case "snapshot":
      return `${who(command)} begins a stream anew${command.filter === undefined ? "" : `, filtered (${command.filter})`}`;
    case "pollFiltered":
      return `${who(command)} polls once, filtered (${command.filter})`;
    case "readRoom":
      return `${who(command)} reads ${command.room}`;
    case "wait":
      return `${command.ms / 1_000} s pass`;
    case "elapse":
      return `the ${command.timer} timer of ${command.user} runs out`;
    default:
      return `at the same moment: ${command.commands.map(sayCommand).join("; ")}`;
  }
}

function who(command: { readonly user: string; readonly device?: string }): string {
  return command.device === undefined ? command.user : `${command.user} (${command.device})`;
}

function asking(setPresence: string): string {
  return setPresence === "default" ? "" : ` with set_presence=${setPresence}`;
}

function signed(sign: string, users: readonly string[]): string {
  return users.map((user) => ` ${sign}${user}`).join("");
}

function oddities(command: Extract<Command, { type: "setPresence" | "look" }>): string {
  const { path, tokenForm } = command;
  const odd = [
    "written" in command && command.written !== undefined ? `a ${command.written} one` : undefined,
    path === undefined ? undefined : `the user id ${path} in the path`,
    tokenForm === undefined ? undefined : `the token in the ${tokenForm}`,
    "unknownKeys" in command ? "keys that the schema does not have" : undefined,
  ].filter((text) => text !== undefined);
  return odd.length === 0 ? "" : ` (${odd.join(", ")})`;
}
