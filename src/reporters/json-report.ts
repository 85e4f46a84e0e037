import type { Reporter } from "./reporter.ts";
import { visibleJson } from "./visible-text.ts";

/** The order of the contract; keys that are names themselves (machines, reasons) come after, in alphabetical order. */
const KEY_ORDER: ReadonlyMap<string, number> = new Map(
  [
    "format complete errors code message hint tool target name kind version server profile depth seed modelHash",
    "startedAt durationMs id family title level severity statement verdict reason checks undecided summary",
    "requirement scenario allowed pass warn fail observed inconclusive skipped error",
    "requirements scenarios steps findings at exchanges facts value text source",
    "coverage graphs states transitions pairs reached of planned decided unreached",
    "time requests requestP50Ms requestP99Ms deliveries deliveryP50Ms deliveryP99Ms leftOut narrowedBy",
    "performances failed flaky expected expectations file entries state note link expires covers warnings",
  ]
    .flatMap((line) => line.split(" "))
    .map((key, place) => [key, place]),
);

/** The report as JSON, `rollcall.report/1`: the same keys in the same order every time, and a line feed at the end. */
export const jsonReport: Reporter = (report) => `${visibleJson(JSON.stringify(report, inOrder, 2))}\n`;

function inOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const keys = Object.keys(value).sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
  return Object.fromEntries(keys.map((key) => [key, (value as Record<string, unknown>)[key]]));
}

function rank(key: string): number {
  return KEY_ORDER.get(key) ?? KEY_ORDER.size;
}
