import type { Command } from "../../model/command.ts";
import type { Draft } from "../build-scenario.ts";
import { firstOf, type Rounds, type Showing } from "./rounds.ts";

/** Waits that a person would choose, in ms. */
const ROUND_MS = [0, 500, 1_000, 2_000, 5_000, 15_000, 40_000] as const;

/** Plainer values and shorter waits, one command after the other. */
export function* simplerCommands(start: Showing): Rounds<Showing> {
  let smallest = start;
  for (let place = 0; place < smallest.draft.acts.length; place++) {
    for (let found: Showing | undefined = smallest; found !== undefined;) {
      smallest = found;
      found = yield* firstOf(withSimpler(smallest.draft, place));
    }
  }
  return smallest;
}

function withSimpler(draft: Draft, place: number): readonly Draft[] {
  const act = draft.acts[place];
  if (act === undefined) return [];
  const replaced = simpler(act.command).map((command) => ({ ...act, command }));
  const unhurried =
    act.rush === true ? [{ command: act.command, looks: act.looks ?? [], fence: act.fence ?? false }] : [];
  return [...replaced, ...unhurried].map((one) => ({
    ...draft,
    acts: draft.acts.map((other, at) => (at === place ? one : other)),
  }));
}

/** The same command with less to it, the plainest first. */
function simpler(command: Command): readonly Command[] {
  switch (command.type) {
    case "setPresence": {
      const { user, presence, message, device } = command;
      const plain = { type: command.type, user, presence, message } as const;
      return [
        ...(device === undefined && isPlain(command) ? [] : [plain]),
        ...(device === undefined || isPlain(command) ? [] : [{ ...plain, device }]),
        ...(message === "null" || message === "empty" ? [{ ...command, message: "none" as const }] : []),
      ];
    }
    case "look": {
      const { type, user, at } = command;
      return command.path === undefined && command.tokenForm === undefined ? [] : [{ type, user, at }];
    }
    case "connect": {
      const { pollMs, ...rest } = command;
      return pollMs === undefined ? [] : [rest];
    }
    case "createRoom":
      return command.preset === "private" ? [] : [{ ...command, preset: "private" }];
    case "wait":
      return ROUND_MS.filter((ms) => ms < command.ms).map((ms) => ({ ...command, ms }));
    default:
      return [];
  }
}

function isPlain({
  written,
  tokenForm,
  path,
  unknownKeys,
}: Extract<Command, { type: "setPresence" }>): boolean {
  return [written, tokenForm, path, unknownKeys].every((value) => value === undefined);
}
