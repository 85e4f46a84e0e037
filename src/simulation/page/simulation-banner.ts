import { html, type Markup } from "../../reporters/html/markup.ts";
import { theirs } from "../../reporters/html/theirs.ts";
import { verdictBadge } from "../../reporters/html/verdict-badge.ts";
import { sayCount, sayDuration } from "../../reporters/say.ts";
import { saySimulation } from "../report/say-simulation.ts";
import type { SimulationReport } from "../report/simulation-report.ts";

/** What was simulated on which server, and how it ended. */
export function simulationBanner(report: SimulationReport): Markup {
  const { target, population, phasesMs, errors } = report;
  const { word, sentence, verdict } = saySimulation(report);
  const { users, rooms, edges } = population;
  return html`<h1>Presence under load: ${theirs(target.server ?? target.name, 120)}</h1>
    <p class="sentence">${verdictBadge(verdict, word)} ${sentence}</p>
    <p class="dim">
      ${users} users in ${sayCount(rooms, "room")}, ${edges} pairs of who has to be shown whom, for
      ${sayDuration(phasesMs.load ?? 0)}.
    </p>
    ${errors.map(
      ({ message, hint }) =>
        html`<p>${verdictBadge("error", "broke off")} ${theirs(message)} ${theirs(hint)}</p>`,
    )}`;
}
