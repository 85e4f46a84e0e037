import { grouped } from "../../../history/grouped.ts";
import type { ReportedRequirement } from "../../../judge/report.ts";
import { AMBIGUITIES } from "../../../spec/ambiguities.ts";
import type { Heading } from "../../../spec/requirement.ts";
import { type Markup, html } from "../markup.ts";
import { prose } from "../prose.ts";
import { theirs } from "../theirs.ts";
import type { PageSection } from "../html-document.ts";
import { verdictBadge } from "../verdict-badge.ts";
import { headingOf } from "../../heading-of.ts";
import { sayCount } from "../../say.ts";
import { sayVerdict } from "../../say-verdict.ts";
import { undecidedReasons } from "../../undecided-reasons.ts";
import { filterForm } from "./filter-form.ts";
import { HEADING_NAMES } from "./heading-names.ts";
import { kindInShort } from "./kind-in-short.ts";
import type { RunView } from "./run-view.ts";
import { sourceLink } from "./source-link.ts";

/** A guess: as many scenarios as anybody looks into for one requirement that holds. */
const SCENARIOS = 5;

/** What a breach means in the profile of the run, by severity. */
const MEANING: Readonly<Record<string, string>> = {
  fail: "Broken, it is a fail in this profile.",
  warn: "Broken, it is a warning in this profile.",
  observed: "What the server does is only noted in this profile.",
  off: "It is no part of this profile.",
};

/** Every requirement of the catalogue with its verdict and what it rests on. */
export function requirementsSection(view: RunView): PageSection {
  const { requirements, summary } = view.report;
  const headings = new Set(requirements.map((requirement) => headingOf(requirement)));
  return {
    id: "requirements",
    heading: "Requirements",
    body: html`${filterForm({
        list: "requirement-list",
        counts: summary,
        groups: {
          label: "Heading",
          names: Object.fromEntries([...headings].map((heading) => [heading, nameOf(heading)])),
        },
        hint: "words or id",
      })}
      <ul class="rows" id="requirement-list">
        ${requirements.map((requirement) => row(view, requirement))}
      </ul>`,
  };
}

function nameOf(heading: string): string {
  return `${heading}: ${HEADING_NAMES[heading as Heading] ?? heading}`;
}

function row(view: RunView, requirement: ReportedRequirement): Markup {
  const { id, verdict, expected, statement, level, severity, source, checks } = requirement;
  const ambiguities = AMBIGUITIES.filter(({ requirements }) => requirements.includes(id));
  return html`<li data-verdict="${verdict}" data-group="${headingOf(requirement)}">
    <details id="${id}">
      <summary>
        ${verdictBadge(verdict, `${expected ? "known " : ""}${sayVerdict(requirement)}`)} <code>${id}</code>
        <span class="sentence">${prose(statement)}</span>
      </summary>
      <p>Level ${level}. ${MEANING[severity]} ${sourceLink(source)}.</p>
      ${undecidedReasons(requirement).map((reason) => html`<p>${theirs(reason)}</p>`)}
      ${checks > 0 && html`<p>${sayCount(checks, "check")} in ${scenarioLinks(view, requirement.scenarios)}.</p>`}
      ${kinds(view, requirement)}
      ${ambiguities.map(({ id: ambiguity, title, handling }) => html`<p class="dim">Open in the specification (${ambiguity}, ${title}): ${handling}</p>`)}
    </details>
  </li>`;
}

function kinds(view: RunView, { id, verdict, findings }: ReportedRequirement): readonly Markup[] {
  return [...grouped(findings, (finding) => `${finding.verdict} ${finding.title}`).values()].map((kind) => {
    const [first] = kind;
    if (first === undefined) return html``;
    const isShownAbove = first.verdict === verdict && (verdict === "fail" || verdict === "warn");
    return isShownAbove
      ? html`<p>
          ${verdictBadge(first.verdict)}
          <a href="#wrong-${id}">${prose(first.title)}</a> (${sayCount(kind.length, "finding")})
        </p>`
      : kindInShort(view, kind);
  });
}

function scenarioLinks(view: RunView, scenarios: readonly string[]): Markup {
  const seen = scenarios.filter((scenario) => view.hasTimeline(scenario)).slice(0, SCENARIOS);
  const links = seen.map(
    (scenario, place) => html`${place > 0 && ", "}<a href="#scenario/${scenario}"><bdi>${scenario}</bdi></a>`,
  );
  return html`${sayCount(scenarios.length, "scenario")}${links.length > 0 && html`, for example ${links}`}`;
}
