import type { Command } from "../model/command.ts";

/**
 * A command as part of an edge's id: readable, stable, and without what does not matter to the graph (who does it,
 * which fault, how long).
 */
export function commandLabel(command: Command): string {
  const details = detailsOf(command);
  return details === undefined ? command.type : `${command.type}(${details})`;
}

function detailsOf(command: Command): string | undefined {
  if (command.type === "setPresence") return `${command.presence},${command.message}`;
  if (command.type === "connect" || command.type === "poll") return command.setPresence;
  if (command.type === "rename" || command.type === "changeAvatar") return command.value;
  if (command.type === "elapse") return command.timer;
  return command.type === "together" ? command.commands.map(commandLabel).join(",") : undefined;
}

/** The same with the user in front, for graphs of several users. */
export function actorLabel(command: Command): string {
  const label = commandLabel(command);
  if (!("user" in command)) return label;
  const at = "at" in command ? `>${command.at}` : "";
  const room = "room" in command ? `(${command.room})` : "";
  return `${command.user}${at}.${label}${room}`;
}
