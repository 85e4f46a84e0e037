import { html } from "../markup.ts";
import { htmlDocument } from "../html-document.ts";
import { packWithin } from "../packed-data.ts";
import type { ShowingReporter } from "../../reporter.ts";
import { CHART_STYLES } from "../../statecharts/chart-svg.ts";
import { learnedSection } from "./learned-section.ts";
import { machinesSection } from "./machines-section.ts";
import { requirementsSection } from "./requirements-section.ts";
import { runBanner } from "./run-banner.ts";
import { runSection } from "./run-section.ts";
import { RUN_STYLES } from "./run-styles.ts";
import { runView, serverName } from "./run-view.ts";
import { listedScenarios, scenariosSection } from "./scenarios-section.ts";
import { specificationSection } from "./specification-section.ts";
import { speedSection } from "./speed-section.ts";
import { wrongSection } from "./wrong-section.ts";

/** What is left of 2 MB when all else of a standard run has its place. */
const TIMELINES_BYTES = 1_250_000;

/** A page for people: what is wrong first, then everything that it rests on, down to each request. */
export const htmlReport = async (...[report, exhibits]: Parameters<ShowingReporter>): Promise<string> => {
  const all = exhibits();
  const timelines = packWithin(all.timelines, TIMELINES_BYTES);
  const view = runView(report, { ...all, timelines: all.timelines.slice(0, timelines.length) });
  const { tool, seed, modelHash } = report;
  return htmlDocument({
    title: `Presence of ${serverName(report)}`,
    banner: runBanner(report),
    sections: [
      wrongSection(view),
      requirementsSection(view),
      specificationSection(view),
      await machinesSection(view),
      scenariosSection(view),
      speedSection(view),
      learnedSection(view),
      runSection(view),
    ],
    footer: html`<p>${tool.name} ${tool.version}, model ${modelHash.slice(0, 12)}, seed ${seed}</p>`,
    styles: [RUN_STYLES, CHART_STYLES],
    data: { scenarios: listedScenarios(view) },
    packed: { timelines },
  });
};
