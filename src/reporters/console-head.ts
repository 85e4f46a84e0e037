import type { Fact, FactName } from "../judge/verdict.ts";
import type { Section } from "./section.ts";
import { sayDuration } from "./say.ts";
import { visibleText } from "./visible-text.ts";

/** Facts that the section on time shows as numbers. */
const TIMINGS: ReadonlySet<FactName> = new Set<FactName>([
  "roundTripP50Ms",
  "roundTripP99Ms",
  "deliveryP50Ms",
  "deliveryP99Ms",
]);

/** What was tested, with what, and what the judgement rests on. */
export const consoleHead: Section = (report, brush) => {
  const { tool, target, profile, depth, seed, modelHash, startedAt, durationMs } = report;
  const server = target.server === undefined ? "" : `, server ${visibleText(target.server, 80)}`;
  const learned = report.facts.filter(({ name }) => !TIMINGS.has(name));
  return [
    brush.bold(`${tool.name} ${tool.version}: does the server keep the Matrix presence specification?`),
    "",
    `  target   ${visibleText(target.name, 120)}${server}`,
    `  profile  ${profile}, depth ${depth}, seed ${seed}, model ${modelHash.slice(0, 12)}`,
    `  started  ${visibleText(startedAt, 40)}, took ${sayDuration(durationMs)}`,
    ...report.warnings.map((warning) => brush.verdict("warn", `  warning  ${visibleText(warning, 400)}`)),
    ...(learned.length === 0 ? [] : ["", "Learned of this server", ...learned.map(factLine)]),
  ];
};

function factLine({ text, source }: Fact): string {
  return `  - ${visibleText(text)}${source === "measured" ? "" : ` (${source})`}`;
}
