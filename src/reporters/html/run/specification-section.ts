import type { ReportedRequirement } from "../../../judge/report.ts";
import { worseVerdict, type Verdict } from "../../../judge/verdict.ts";
import { SEED_TRACE, type SeedSentence } from "../../../spec/seed-trace.ts";
import { type Markup, html } from "../markup.ts";
import type { PageSection } from "../html-document.ts";
import { prose } from "../prose.ts";
import { verdictBadge } from "../verdict-badge.ts";
import { headingOf } from "../../heading-of.ts";
import { sayCount } from "../../say.ts";
import { grouped } from "../../../history/grouped.ts";
import type { Heading } from "../../../spec/requirement.ts";
import { HEADING_NAMES } from "./heading-names.ts";
import type { RunView } from "./run-view.ts";
import { VERDICTS } from "./verdicts.ts";

/** The module's first text, sentence by sentence, each with the worst verdict of what it demands; then what came later. */
export function specificationSection({ report }: RunView): PageSection {
  const byId = new Map(report.requirements.map((requirement) => [requirement.id, requirement]));
  const of = (ids: SeedSentence["requirements"]) => ids.flatMap((id) => byId.get(id) ?? []);
  const traced = new Set(
    SEED_TRACE.flatMap(({ requirements, laterProfiles = [] }) => [...requirements, ...laterProfiles]),
  );
  const later = report.requirements.filter(({ id, severity }) => !traced.has(id) && severity !== "off");
  return {
    id: "specification",
    heading: "The specification, annotated",
    short: "Specification",
    body: html`<p>
        The presence module as it was first written, sentence by sentence and in our words, with what became
        of its requirements in profile ${report.profile}.
      </p>
      <ol class="text">
        ${SEED_TRACE.map((sentence) =>
          annotated(
            { text: sentence.content, place: `line ${sentence.lines}` },
            of([...sentence.requirements, ...(sentence.laterProfiles ?? [])]),
          ),
        )}
      </ol>
      ${
        later.length > 0 &&
        html`<h3>What its companion texts and later versions add</h3>
          <ol class="text">
            ${[...grouped(later, headingOf)].map(([heading, requirements]) =>
              annotated({ text: HEADING_NAMES[heading as Heading] ?? heading, place: heading }, requirements),
            )}
          </ol>`
      }`,
  };
}

function annotated(
  { text, place }: { readonly text: string; readonly place: string },
  requirements: readonly ReportedRequirement[],
): Markup {
  const worst = requirements.reduce<Verdict>((verdict, one) => worseVerdict(verdict, one.verdict), "skipped");
  return html`<li>
    <details class="b-${worst}">
      <summary>
        ${verdictBadge(worst)} <span class="sentence">${prose(text)}</span>
        <span class="dim">${place}, ${sayCount(requirements.length, "requirement")}</span>
      </summary>
      <ul class="rows">
        ${worstFirst(requirements).map(
          ({ id, verdict, statement }) =>
            html`<li>
              ${verdictBadge(verdict)} <a href="#${id}"><code>${id}</code></a> ${prose(statement)}
            </li>`,
        )}
      </ul>
    </details>
  </li>`;
}

/** What is wrong is what somebody looks for here; verdicts that are alike stay in their order. */
function worstFirst(requirements: readonly ReportedRequirement[]): readonly ReportedRequirement[] {
  return requirements.toSorted(
    (one, other) => VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict),
  );
}
