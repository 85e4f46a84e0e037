import { grouped } from "../history/grouped.ts";
import type { Report } from "../judge/report.ts";
import type { Share } from "../judge/verdict.ts";
import { plannedId } from "../scenarios/repeat-id.ts";
import type { Section } from "./section.ts";
import { sayCount, sayDuration, sayFew } from "./say.ts";
import { visibleText } from "./visible-text.ts";

/** What the run really went through, and where its time went. */
export const consoleCoverage: Section = (report, brush) => {
  const { graphs, requirements } = report.coverage;
  const machines = Object.keys(graphs).sort();
  const width = Math.max(12, ...machines.map((name) => name.length));
  return [
    brush.bold("Coverage, measured on this run"),
    ...machines.map((name) => {
      const graph = graphs[name];
      const shares = graph === undefined ? "" : sharesLine(graph);
      return `  ${name.padEnd(width)}  ${shares}`;
    }),
    `  ${"requirements".padEnd(width)}  ${requirements.decided} of ${requirements.planned} planned ones decided, ${checksOf(report)} checks`,
    ...unreachedLines(report),
    ...leftOutLines(report),
    ...timeLines(report),
  ];
};

function sharesLine(graph: Report["coverage"]["graphs"][string]): string {
  const { states, transitions, pairs } = graph;
  return `states ${sayShare(states)}, transitions ${sayShare(transitions)}, pairs ${sayShare(pairs)}`;
}

function sayShare({ reached, of }: Share): string {
  return `${reached}/${of}`;
}

function checksOf({ requirements }: Report): number {
  return requirements.reduce((sum, { checks }) => sum + checks, 0);
}

/** Those that are skipped for it have been told with their reason already. */
function unreachedLines({ coverage, requirements }: Report): string[] {
  const skipped = new Set(requirements.filter(({ verdict }) => verdict === "skipped").map(({ id }) => id));
  const untold = coverage.unreached.filter(({ id }) => !skipped.has(id));
  const groups = grouped(untold, ({ reason }) => reason);
  return [...groups].map(
    ([reason, group]) =>
      `  not reached (${visibleText(reason)}): ${sayFew(
        group.map(({ id }) => id),
        4,
      )}`,
  );
}

function leftOutLines({ leftOut, scenarios }: Report): string[] {
  if (leftOut === undefined) return [];
  const total = scenarios.filter(({ id }) => id === plannedId(id)).length + leftOut.scenarios.length;
  return [
    `  ${leftOut.scenarios.length} of ${total} scenarios ${visibleText(leftOut.reason)}, the least worth; ` +
      `${sayCount(leftOut.requirements.length, "requirement")} only they decide`,
  ];
}

function timeLines({ time }: Report): string[] {
  const { requests, requestP50Ms, requestP99Ms, deliveries, deliveryP50Ms, deliveryP99Ms } = time;
  const { serverMs, timersMs, streamsMs, ownMs } = time.spent;
  const delivered =
    deliveryP50Ms === null || deliveryP99Ms === null
      ? ""
      : `; ${deliveries} deliveries, half within ${sayDuration(deliveryP50Ms)}, 99 % within ${sayDuration(deliveryP99Ms)}`;
  return [
    `  time: ${requests} requests, half within ${sayDuration(requestP50Ms)}, 99 % within ${sayDuration(requestP99Ms)}${delivered}`,
    `  waited ${sayDuration(serverMs)} for answers, else ${sayDuration(timersMs)} for timers, ${sayDuration(streamsMs)} for streams; ${sayDuration(ownMs)} of its own`,
  ];
}
