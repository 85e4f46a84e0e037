import { html } from "../../reporters/html/markup.ts";
import { htmlDocument } from "../../reporters/html/html-document.ts";
import { PLOT_STYLES } from "../../reporters/html/plot/plot-styles.ts";
import { bottleneckSection } from "./bottleneck-section.ts";
import { latencySection } from "./latency-section.ts";
import { loadSection } from "./load-section.ts";
import { simulationBanner } from "./simulation-banner.ts";
import { setUpSection } from "./set-up-section.ts";
import type { SimulationReport } from "../report/simulation-report.ts";
import { worstSection } from "./worst-section.ts";
import { wrongSection } from "./wrong-section.ts";

/**
 * A simulation as a page that needs nothing else: what is wrong first, then how late and how much, and who was to blame.
 * Latencies have to be prepared before.
 */
export function simulationHtml(report: SimulationReport): string {
  const { tool, target, seed } = report;
  return htmlDocument({
    title: `Presence under load: ${target.server ?? target.name}`,
    banner: simulationBanner(report),
    sections: [
      wrongSection(report),
      latencySection(report),
      loadSection(report),
      bottleneckSection(report),
      worstSection(report),
      setUpSection(report),
    ],
    footer: html`<p>${tool.name} ${tool.version}, seed ${seed}</p>`,
    styles: [PLOT_STYLES, SIMULATION_STYLES],
  });
}

const SIMULATION_STYLES = `
.banner .sentence { font-size: 1.125rem; }
.violation { margin: .75rem 0; padding: .25rem .75rem; border: 1px solid var(--line); border-radius: 6px; background: var(--raised); }
.violation dl, .provenance { display: grid; grid-template-columns: max-content 1fr; gap: .125rem 1rem; }
.violation dt, .provenance dt { color: var(--dim); }
.violation dd, .provenance dd { margin: 0; min-width: 0; }
.figures thead th, .figures .number { white-space: nowrap; }
.histograms { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: 0 2rem; }
caption { text-align: left; font-weight: 600; padding: .25rem .5rem; }
`;
