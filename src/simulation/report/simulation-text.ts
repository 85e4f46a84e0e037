import { guardLines } from "../../reporters/guard-lines.ts";
import { type Paint, paint } from "../../reporters/paint.ts";
import { sayCount, sayDuration } from "../../reporters/say.ts";
import { visibleText } from "../../reporters/visible-text.ts";
import type { Spread } from "../measure/latencies.ts";
import { histogramText } from "./histogram-text.ts";
import { sayOrder } from "./say-order.ts";
import { saySimulation } from "./say-simulation.ts";
import type { SimulationReport } from "./simulation-report.ts";

const SHOWN = 10;
const TOLD = 400;

/** The closing summary of a simulation, for people. */
export function simulationText(report: SimulationReport, { colour }: { readonly colour: boolean }): string {
  const brush = paint(colour);
  const lines = [
    brush.bold("rollcall: is everybody shown what they have to be, under load?"),
    "",
    ...headLines(report),
    "",
    ...measuredLines(report),
    ...violationLines(report, brush),
    ...orderLines(report),
    ...troubleLines(report),
    ...thresholdLines(report, brush),
    ...report.errors.flatMap(({ message, hint }) => [
      visibleText(message, TOLD),
      `  ${visibleText(hint, TOLD)}`,
      "",
    ]),
    closing(report, brush),
    "",
  ];
  return guardLines(lines.join("\n"));
}

function headLines({ target, profile, seed, population, phasesMs }: SimulationReport): readonly string[] {
  const server = target.server === undefined ? "" : `, server ${visibleText(target.server, 80)}`;
  const { users, rooms, sessions, edges } = population;
  const phases = Object.entries(phasesMs).map(([phase, ms]) => `${phase} ${sayDuration(ms)}`);
  return [
    `  target    ${visibleText(target.name, 120)}${server}`,
    `  profile   ${profile}, seed ${seed}`,
    `  users     ${users} in ${sayCount(rooms, "room")}, ${sayCount(sessions, "session")}, ${edges} pairs of who has to be shown whom`,
    `  took      ${phases.join(", ")}`,
  ];
}

function measuredLines(report: SimulationReport): readonly string[] {
  const {
    counters,
    delivery,
    deliveryByKind,
    request,
    lateness,
    phasesMs,
    memoryBytes,
    clocksApartMs,
    stretches,
    bottleneck,
  } = report;
  const seconds = (phasesMs.load ?? 0) / 1_000;
  const perSecond = (count: number) => (seconds === 0 ? "" : ` (${Math.round(count / seconds)}/s)`);
  const loaded = stretches.reduce((sum, { deliveries }) => sum + deliveries, 0);
  const { repeated, overtaken, caughtUp, excused } = delivery;
  const more = [
    [repeated, "repeated"],
    [overtaken, "overtaken by a newer one"],
    [caughtUp, "shown to who came back"],
    [excused, "excused, since the server was too slow"],
  ].filter(([count]) => count !== 0);
  const cores = stretches.length === 0 ? 0 : Math.max(...stretches.map((stretch) => stretch.cores));
  return [
    `  acts        ${counters.arrivals}${perSecond(counters.arrivals)}, begun ${sayDuration(lateness.p50Ms)} late at the median, ${sayDuration(lateness.p99Ms)} at 99 %`,
    `  requests    ${counters.requests}: ${counters.answered} answered, ${counters.limited} limited, ${counters.refused} refused, ${counters.lost} lost`,
    `  deliveries  ${delivery.verified} verified${perSecond(loaded)}${more.map(([count, what]) => `, ${count} ${what}`).join("")}`,
    ...(cores === 0
      ? []
      : [`  ourselves   at most ${cores.toFixed(2)} cores, ${Math.round(memoryBytes / 1e6)} MB of memory`]),
    ...(clocksApartMs === undefined
      ? []
      : [`  clocks      of its processes agree within ${sayDuration(clocksApartMs)}`]),
    "",
    `  ${"".padEnd(18)}${["count", "p50", "p90", "p99", "p99.9", "max"].map((title) => title.padStart(11)).join("")}`,
    spreadLine("delivery", delivery),
    ...Object.entries(deliveryByKind).map(([kind, spread]) => spreadLine(`  ${kind}`, spread)),
    spreadLine("request", request),
    "",
    ...histogramText(delivery),
    "",
    `  bottleneck  ${bottleneck.side}: ${bottleneck.why}`,
    "",
  ];
}

function spreadLine(name: string, { count, p50Ms, p90Ms, p99Ms, p999Ms, maxMs }: Spread): string {
  const figures = [p50Ms, p90Ms, p99Ms, p999Ms, maxMs].map((ms) => sayDuration(ms).padStart(11));
  return `  ${name.padEnd(18)}${String(count).padStart(11)}${figures.join("")}`;
}

function violationLines({ violations }: SimulationReport, brush: Paint): readonly string[] {
  if (violations.total === 0) return [];
  const counts = Object.entries(violations.counts).map(([kind, count]) => `${count} ${kind}`);
  const shown = violations.kept
    .slice(0, SHOWN)
    .flatMap((violation) => [
      `  ${brush.verdict("fail", violation.kind)}  ${sayDuration(violation.at)} into the run`,
      `    observer  ${visibleText(violation.observer, 120)}`,
      `    subject   ${visibleText(violation.subjectId ?? "none of the simulated users", 120)}`,
      `    allowed   ${visibleText(violation.allowed, TOLD)}`,
      `    observed  ${visibleText(violation.observed, TOLD)}`,
    ]);
  return [`Violations: ${counts.join(", ")}`, ...shown, ""];
}

function orderLines(report: SimulationReport): readonly string[] {
  const said = sayOrder(report);
  return said === undefined ? [] : [said, ""];
}

function troubleLines({ troubles }: SimulationReport): readonly string[] {
  if (troubles.length === 0) return [];
  return [
    "Troubles",
    ...troubles.map(({ why, count }) => `  ${String(count).padStart(6)}  ${visibleText(why, 160)}`),
    "",
  ];
}

function thresholdLines({ thresholds }: SimulationReport, brush: Paint): readonly string[] {
  if (thresholds.length === 0) return [];
  return [
    "Fails on",
    ...thresholds.map(
      ({ text, measured, isBroken }) =>
        `  ${isBroken ? brush.verdict("fail", "broken") : brush.verdict("pass", "kept  ")}  ${visibleText(text, 80)}  measured ${Math.round(measured * 1_000) / 1_000}`,
    ),
    "",
  ];
}

function closing(report: SimulationReport, brush: Paint): string {
  const { word, sentence, verdict } = saySimulation(report);
  return brush.verdict(verdict, `${word} ${sentence}`);
}
