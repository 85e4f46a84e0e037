import { failingExpectations } from "../../outcome.ts";
import { type Markup, html } from "../markup.ts";
import { theirs } from "../theirs.ts";
import { verdictBadge } from "../verdict-badge.ts";
import type { RunView } from "./run-view.ts";

/** What was listed beforehand and does not hold: each is reason enough for the run to fail. */
export function unmetListings({ report }: RunView): readonly Markup[] {
  return failingExpectations(report).map(
    ({ requirement, scenario = "", verdict, profile, reason, state, note }) =>
      html`<div class="note">
        <p>
          ${verdictBadge("fail", "listed")}
          <b>${requirement ?? html`scenario ${theirs(scenario)}`}: ${state.replaceAll("-", " ")}</b>
        </p>
        <p>
          Listed as ${verdict}${profile !== undefined && ` in ${profile}`}: ${theirs(reason)}. ${theirs(note)}
        </p>
      </div>`,
  );
}
