import { html, type Markup } from "../../reporters/html/markup.ts";
import type { PageSection } from "../../reporters/html/html-document.ts";
import { theirs } from "../../reporters/html/theirs.ts";
import { sayDuration } from "../../reporters/say.ts";
import type { SimulationReport } from "../report/simulation-report.ts";

/** What made this page, of what, and how to get the same again. */
export function setUpSection(report: SimulationReport): PageSection {
  const { tool, target, profile, seed, startedAt, population, phasesMs, workload } = report;
  const { users, rooms, sessions, edges } = population;
  const phases = Object.entries(phasesMs).map(([phase, ms]) => `${phase} ${sayDuration(ms)}`);
  const rows: readonly (readonly [string, string | Markup])[] = [
    ["Made by", `${tool.name} ${tool.version}`],
    ["Target", html`${theirs(target.name, 200)}, ${target.kind}`],
    ["Server", target.server === undefined ? "did not say" : theirs(target.server, 200)],
    ["Profile", profile],
    ["Seed", String(seed)],
    ["Started", theirs(startedAt, 40)],
    ["Took", phases.join(", ")],
    [
      "Users",
      `${users}, with ${sessions} sessions, in ${rooms} rooms: ${edges} pairs of who has to be shown whom`,
    ],
  ];
  return {
    id: "run",
    heading: "This simulation",
    short: "Set-up",
    body: html`<dl class="provenance">
        ${rows.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      <p>
        The same again: this workload in a file,
        <code
          >rollcall simulate &lt;target&gt; --workload workload.json --seed ${seed} --profile ${profile}</code
        >
      </p>
      <pre tabindex="0"><code>${workloadLines(workload)}</code></pre>`,
  };
}

/** A guess: rooms that were given one by one would fill the page. */
const WIDEST = 200;

function workloadLines(workload: SimulationReport["workload"]): readonly Markup[] {
  const lines = Object.entries(workload).map(([key, value], place, all) => {
    const text = JSON.stringify(value);
    const shown = text.length > WIDEST ? `${text.slice(0, WIDEST)}…` : text;
    return `  ${JSON.stringify(key)}: ${shown}${place < all.length - 1 ? "," : ""}`;
  });
  return ["{", ...lines, "}"].map((line) => html`${line}<br />`);
}
