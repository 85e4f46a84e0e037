import { PRESENCE_ORDER, type Presence } from "../../spec/profile.ts";
import type { Ms } from "../../time/clock.ts";

/** What a text says of the change that it came with, so that whoever is shown it can check it alone. */
export interface Version {
  /** The how-manieth of its user. */
  readonly number: number;
  /** What may be shown with it: the level that was told first, then those of requests that the server may handle after it. */
  readonly levels: readonly Presence[];
  /** When the change was due, in ms from the beginning of the run. */
  readonly intendedAt: Ms;
}

/** What the versions of a run begin with; nobody else's texts do. */
export function versionPrefix(runId: string): string {
  return `rollcall ${runId} #`;
}

/** @example versionText("rollcall x7 #", { number: 12, levels: ["online"], intendedAt: 345_678 }) // "rollcall x7 #12 online 345678" */
export function versionText(prefix: string, { number, levels, intendedAt }: Version): string {
  return `${prefix}${number} ${levels.join()} ${Math.round(intendedAt)}`;
}

/** The number alone, which is all that is needed of a user of one's own; -1: it is no version of this run. */
export function numberIn(prefix: string, text: unknown): number {
  if (typeof text !== "string" || !text.startsWith(prefix)) return -1;
  const number = Number.parseInt(text.slice(prefix.length), 10);
  return number > 0 ? number : -1;
}

/** Everything that a version says. */
export function versionIn(prefix: string, text: unknown): Version | undefined {
  const number = numberIn(prefix, text);
  if (number < 0) return undefined;
  const [, said = "", intendedAt] = String(text).slice(prefix.length).split(" ");
  const levels = said.split(",").flatMap((one) => PRESENCE_ORDER.find((level) => level === one) ?? []);
  const at = Number(intendedAt);
  return levels.length === 0 || !(at >= 0) ? undefined : { number, levels, intendedAt: at };
}
