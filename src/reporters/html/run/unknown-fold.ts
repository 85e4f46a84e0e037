import { type Markup, html } from "../markup.ts";
import { prose } from "../prose.ts";
import { theirs } from "../theirs.ts";
import { verdictBadge } from "../verdict-badge.ts";
import { sayCount } from "../../say.ts";
import { undecidedReasons } from "../../undecided-reasons.ts";
import type { RunView } from "./run-view.ts";

/** What could not be known, or could not even be tried, and why; nothing where all is known. */
export function unknownFold({ report }: RunView): Markup | undefined {
  const unknown = report.requirements.filter(
    ({ verdict }) => verdict === "inconclusive" || verdict === "error",
  );
  if (unknown.length === 0) return undefined;
  return html`<details class="wrong">
    <summary>
      ${verdictBadge("inconclusive")}
      <span class="sentence">${sayCount(unknown.length, "requirement")} could not be known, and why</span>
    </summary>
    <ul class="rows">
      ${unknown.map((requirement) => {
        const { id, verdict, statement } = requirement;
        return html`<li>
          ${verdictBadge(verdict)} <a href="#${id}"><code>${id}</code></a> ${prose(statement)}
          ${undecidedReasons(requirement).map((reason) => html`<br />${theirs(reason)}`)}
        </li>`;
      })}
    </ul>
  </details>`;
}
