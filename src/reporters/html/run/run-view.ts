import type { Exhibits } from "../../../judge/exhibits/exhibits.ts";
import type { ExchangeEntry, Timeline } from "../../../judge/exhibits/timeline.ts";
import type { Report } from "../../../judge/report.ts";

/** A report and its exhibits, with what several sections look up in them. */
export interface RunView {
  readonly report: Report;
  readonly exhibits: Exhibits;
  /** The exchange with its timeline, where it is among the exhibits. */
  exchange(scenario: string, index: number): SeenExchange | undefined;
  hasTimeline(scenario: string): boolean;
}

export interface SeenExchange {
  readonly entry: ExchangeEntry;
  readonly timeline: Timeline;
}

/** Looks into what a page of a run is made of. */
export function runView(report: Report, exhibits: Exhibits): RunView {
  const timelines = new Map(exhibits.timelines.map((timeline) => [timeline.scenario, timeline]));
  return {
    report,
    exhibits,
    hasTimeline: (scenario) => timelines.has(scenario),
    exchange: (scenario, index) => {
      const timeline = timelines.get(scenario);
      const entry = timeline?.entries.find((one) => one.kind === "exchange" && one.index === index);
      return timeline === undefined || entry?.kind !== "exchange" ? undefined : { entry, timeline };
    },
  };
}

/** What the server is called: as it says, else as whoever ran this calls it. Both are not ours. */
export function serverName({ target }: Report): string {
  return target.server ?? target.name;
}
