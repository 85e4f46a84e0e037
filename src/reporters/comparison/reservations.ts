import type { Report } from "../../judge/report.ts";
import { shareScenarios } from "./change-kind.ts";

/** Why two reports cannot be compared in everything, a sentence to a reason. Holds no server text. */
export function reservations(older: Report, newer: Report): readonly string[] {
  return [
    ...(older.profile === newer.profile ? [] : [OTHER_PROFILE]),
    ...(planOf(older) === planOf(newer) ? [] : [OTHER_PLAN]),
    ...(shareScenarios(older, newer) || older.profile !== newer.profile ? [] : [OTHER_MODEL]),
  ];
}

const OTHER_PROFILE =
  "They were held to different versions of the specification: a breach that one of these takes more seriously is no change.";
const OTHER_PLAN =
  "They did not try the same: what only one of them tried is neither a regression nor fixed.";
const OTHER_MODEL =
  "Their models or seeds differ: a requirement that is broken now may hold in the very scenarios of before.";

function planOf({ depth, narrowedBy, leftOut, coverage }: Report): string {
  return JSON.stringify([depth, narrowedBy, leftOut?.scenarios, coverage.unreached.map(({ id }) => id)]);
}
