import type { SetUp, StepRecord } from "../../history/history.ts";
import type { Command } from "../../model/command.ts";
import type { Membership } from "../set-up/memberships.ts";
import type { Ms } from "../../time/clock.ts";
import type { RecordedChange } from "../oracle/presence-change.ts";

/** The two of a violation by role: whom somebody was shown, or was not, and who it was. */
const [SUBJECT, OBSERVER] = ["A", "B"];

/** What stood before: the two users and the rooms that both are in; enough to perform what happened again, without the load. */
export function violationSetUp(subject: readonly Membership[], observer: readonly Membership[]): SetUp {
  const shared = subject.filter(({ room }) => observer.some((other) => other.room === room));
  return {
    users: [SUBJECT, OBSERVER],
    devices: [],
    rooms: shared.map(({ isCreator }, place) => ({
      name: `r${place + 1}`,
      creator: isCreator ? SUBJECT : OBSERVER,
      members: [isCreator ? OBSERVER : SUBJECT],
      preset: "private",
    })),
    observers: [OBSERVER],
    fence: true,
  };
}

/** What the subject did, as steps of a scenario: they came, and asked for this and that. The observer looks after each. */
export function violationSteps(
  changes: readonly RecordedChange[],
): readonly Omit<StepRecord, "record" | "scenario">[] {
  const began = changes[0]?.sentAt ?? 0;
  const acts: readonly (readonly [Command, Ms])[] = [
    [{ type: "connect", user: SUBJECT, setPresence: "default" }, began],
    ...changes.map((change) => [commandOf(change), change.sentAt] as const),
  ];
  const looks = [{ viewer: OBSERVER, subject: SUBJECT }];
  return acts.map(([command, at], step) => ({ step, command, edges: [], at, looks }));
}

function commandOf({ level, message }: RecordedChange): Command {
  return { type: "setPresence", user: SUBJECT, presence: level, message: message === "" ? "empty" : "fresh" };
}
