import type { ScriptStream } from "./streams.ts";
import { timeOf, type Told } from "./told.ts";

/** The stream that a user had opened by then on the device, and not closed since. */
export function openedBy(
  told: Told,
  { user, device = "d1" }: { readonly user: string; readonly device?: string },
  place: number,
): readonly ScriptStream[] {
  const { steps } = told.performed.scenario;
  const session = device === "d1" ? user : `${user}_${device}`;
  const before = steps.slice(0, place).map(({ command }, at) => ({ command, at }));
  const last = before.findLast(
    ({ command }) =>
      (command.type === "connect" || command.type === "disconnect") &&
      command.user === user &&
      (command.device ?? "d1") === device,
  );
  if (last?.command.type !== "connect") return [];
  const [from, until] = timeOf(told, last.at);
  return [...told.streams.values()].filter(
    ({ exchanges: [first], session: asks, isFollowed, name }) =>
      isFollowed &&
      asks === session &&
      name !== session &&
      first !== undefined &&
      first.sent >= from &&
      first.sent < until,
  );
}

/** The stream that is read for a user from the beginning on. */
export function observing({ streams }: Told, user: string): readonly ScriptStream[] {
  return [...streams.values()].filter(
    ({ isFollowed, name, session }) => isFollowed && name === user && session === user,
  );
}
