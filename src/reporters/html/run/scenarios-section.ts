import { html } from "../markup.ts";
import type { PageSection } from "../html-document.ts";
import { sayCount } from "../../say.ts";
import type { Verdict } from "../../../judge/verdict.ts";
import { filterForm } from "./filter-form.ts";
import type { ListedScenario } from "./listed-scenario.ts";
import type { RunView } from "./run-view.ts";

/** Where the script lists the scenarios and draws their timelines. */
export function scenariosSection({ report, exhibits }: RunView): PageSection {
  const { scenarios } = report;
  const counts: { [verdict in Verdict]?: number } = {};
  for (const { verdict } of scenarios) counts[verdict] = (counts[verdict] ?? 0) + 1;
  const families = [...new Set(scenarios.map(({ family }) => family))].sort();
  const missing = scenarios.length - exhibits.timelines.length;
  const cut = exhibits.timelines.filter(({ entries }) => entries.some(({ kind }) => kind === "gap")).length;
  return {
    id: "scenarios",
    heading: "Scenarios",
    body: html`<p>
        What each user and device did and was shown, beside what the model allowed at the time.
        ${missing > 0 && `There is no room here for the timelines of ${sayCount(missing, "scenario")}: those where something is wrong come first, then some of each family.`}
        ${cut > 0 && `Of ${sayCount(cut, "long scenario")} only parts are here, those around findings first.`}
      </p>
      <p class="without-script">A script lists them and draws their timelines; it does not run here.</p>
      ${filterForm({
        list: "scenario-list",
        counts,
        groups: { label: "Family", names: Object.fromEntries(families.map((family) => [family, family])) },
        hint: "id or words",
      })}
      <ul class="rows" id="scenario-list"></ul>
      <button type="button" id="more-scenarios" hidden>Show more</button>`,
  };
}

/** What the script needs to list the scenarios, the worst first, like the exhibits. */
export function listedScenarios({ report, exhibits }: RunView): readonly ListedScenario[] {
  const places = new Map(exhibits.timelines.map(({ scenario }, place) => [scenario, place]));
  const end = exhibits.timelines.length;
  return report.scenarios
    .map(({ id, family, title, verdict, reason, steps }): ListedScenario => {
      const timeline = places.get(id);
      return {
        id,
        family,
        title,
        verdict,
        steps,
        ...(reason === undefined ? {} : { reason }),
        ...(timeline === undefined ? {} : { timeline }),
      };
    })
    .sort((one, other) => (one.timeline ?? end) - (other.timeline ?? end));
}
