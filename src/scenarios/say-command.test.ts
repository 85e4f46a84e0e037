import { expect, it } from "vitest";
import type { Command } from "../model/command.ts";
import { sayCommand } from "./say-command.ts";

const SAID: readonly (readonly [Command, string])[] = [
  [{ type: "look", user: "B", at: "A", tokenForm: "query" }, "B looks at A (the token in the query)"],
  [
    { type: "setPresence", user: "A", device: "d2", presence: "online", message: "fresh", written: "long" },
    "A (d2) sets online with a new message (a long one)",
  ],
  [{ type: "poll", user: "A", setPresence: "offline" }, "A polls once with set_presence=offline"],
  [
    { type: "refuse", user: "A", fault: "put-no-token" },
    "A sends what has to be refused: PUT without a token",
  ],
  [
    { type: "changeList", user: "A", invite: ["B"], drop: ["C", "D"] },
    "A changes their presence list: +B −C −D",
  ],
  [{ type: "kick", user: "K", at: "B", room: "r1" }, "K kicks B in r1"],
  [{ type: "wait", ms: 1_500 }, "1.5 s pass"],
  [
    {
      type: "together",
      commands: [
        { type: "join", user: "A", room: "r1" },
        { type: "leave", user: "B", room: "r1" },
      ],
    },
    "at the same moment: A joins r1; B leaves r1",
  ],
];

it.each(SAID)("a command is told in one clause: %o", (command, said) => {
  expect(sayCommand(command)).toBe(said);
});
