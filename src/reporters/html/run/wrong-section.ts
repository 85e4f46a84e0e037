import { grouped } from "../../../history/grouped.ts";
import type { ReportedRequirement } from "../../../judge/report.ts";
import { type Markup, attributes, html } from "../markup.ts";
import type { PageSection } from "../html-document.ts";
import { prose } from "../prose.ts";
import { verdictBadge } from "../verdict-badge.ts";
import { sayCount } from "../../say.ts";
import { sayVerdict } from "../../say-verdict.ts";
import { findingCard } from "./finding-card.ts";
import { kindInShort } from "./kind-in-short.ts";
import type { RunView } from "./run-view.ts";
import { sourceLink } from "./source-link.ts";
import { unknownFold } from "./unknown-fold.ts";
import { unmetListings } from "./unmet-listings.ts";

/** A guess: kinds of finding of one requirement that are shown with all that belongs to them. */
const KINDS = 5;

/**
 * Listings that do not hold, then broken duties, then missed ones, each under the sentence that it breaks, what is known
 * last; the first is open. Then what could not be known.
 */
export function wrongSection(view: RunView): PageSection {
  const wrong = [...wrongWith(view, "fail"), ...wrongWith(view, "warn")].toSorted(
    (one, other) => Number(one.expected ?? false) - Number(other.expected ?? false),
  );
  const [first] = wrong;
  return {
    id: "wrong",
    heading: "What is wrong",
    short: "Wrong",
    body: html`${unmetListings(view)} ${wrong.length === 0 && html`<p>${sayNothingWrong(view)}</p>`}
    ${wrong.map((requirement) => wrongRequirement(view, requirement, requirement === first))}
    ${unknownFold(view)}`,
  };
}

function sayNothingWrong({ report }: RunView): string {
  return report.requirements.every(({ checks }) => checks === 0)
    ? "Nothing was checked."
    : "Nothing that was checked breaks a duty or misses what should be.";
}

/** Those with the most findings first. */
function wrongWith({ report }: RunView, wanted: "fail" | "warn"): readonly ReportedRequirement[] {
  return report.requirements
    .filter(({ verdict }) => verdict === wanted)
    .toSorted((one, other) => findingsOf(other) - findingsOf(one));
}

function findingsOf({ findings, verdict }: ReportedRequirement): number {
  return findings.filter((finding) => finding.verdict === verdict).length;
}

function wrongRequirement(view: RunView, requirement: ReportedRequirement, isFirst: boolean): Markup {
  const { id, statement, level, source, verdict, checks, expected } = requirement;
  const relevant = requirement.findings.filter((finding) => finding.verdict === verdict);
  const kinds = [...grouped(relevant, ({ title }) => title).values()];
  return html`<details class="wrong" id="wrong-${id}" ${attributes({ open: isFirst })}>
    <summary>
      ${verdictBadge(verdict, `${expected ? "known " : ""}${sayVerdict(requirement)}`)}
      <span class="sentence">${prose(statement)}</span>
      <span class="dim">${sayCount(relevant.length, "finding")}</span>
    </summary>
    <p class="dim">
      <a href="#${id}">${id}</a>, ${level}, ${sourceLink(source)}, ${sayCount(checks, "check")}
    </p>
    ${known(view, requirement)} ${kinds.slice(0, KINDS).map((kind) => findingCard(view, kind))}
    ${kinds.slice(KINDS).map((kind) => kindInShort(view, kind))}
  </details>`;
}

function known({ report }: RunView, { id }: ReportedRequirement): readonly Markup[] {
  const entries = report.expectations?.entries.filter(({ covers }) => covers.includes(id)) ?? [];
  return entries.map(
    ({ reason, expires }) =>
      html`<p>Listed beforehand${expires !== undefined && `, until ${expires}`}: ${reason}</p>`,
  );
}
