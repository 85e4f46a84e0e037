import type { ScriptStream } from "./streams.ts";
import { placeAt, type Told } from "./told.ts";

/** Streams that were open before the first step. */
export function observersOf(told: Told): readonly ScriptStream[] {
  return [...told.streams.values()].filter(
    ({ isFollowed, exchanges: [first] }) =>
      isFollowed && first !== undefined && placeAt(told, first.sent) < 0,
  );
}

/** Those that are being read when the step is over. */
export function observersRead(told: Told, place: number): readonly ScriptStream[] {
  const steps = told.performed.scenario.steps.slice(0, place + 1);
  return observersOf(told).filter(({ session }) => {
    const last = steps.findLast(
      ({ command }) => (command.type === "pause" || command.type === "resume") && command.user === session,
    );
    return last?.command.type !== "pause";
  });
}
