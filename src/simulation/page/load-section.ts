import { html } from "../../reporters/html/markup.ts";
import type { PageSection } from "../../reporters/html/html-document.ts";
import { countScale } from "../../reporters/html/plot/scale.ts";
import { theirs } from "../../reporters/html/theirs.ts";
import type { SimulationReport } from "../report/simulation-report.ts";
import { perSecond, timePlot } from "./time-plot.ts";

/** Who was there, and how much went to and fro. */
export function loadSection(report: SimulationReport): PageSection {
  const { stretches, population, counters, troubles } = report;
  const rates = [
    { name: "acts", of: "arrivals" },
    { name: "requests", of: "requests" },
    { name: "deliveries", of: "deliveries" },
  ] as const;
  const most = Math.max(
    0,
    ...stretches.flatMap((stretch) => rates.map(({ of }) => perSecond(stretch, stretch[of]))),
  );
  const { requests, answered, limited, refused, lost, streamTroubles } = counters;
  return {
    id: "load",
    heading: "Users and load",
    short: "Load",
    body: html`${timePlot(report, {
        caption: "Users by what they have told the server",
        lines: (["online", "unavailable", "offline"] as const).map((level) => ({
          name: level,
          of: ({ users }) => users[level],
        })),
        y: (length) => countScale(population.users, length),
      })}
      ${timePlot(report, {
        caption: "Acts, requests and deliveries a second",
        lines: rates.map(({ name, of }) => ({ name, of: (stretch) => perSecond(stretch, stretch[of]) })),
        y: (length) => countScale(most, length),
      })}
      <p>
        Of ${requests} requests, streams apart, ${answered} were answered, ${limited} limited, ${refused}
        refused and ${lost} lost; ${streamTroubles} answers of streams were of no use.
      </p>
      ${
        troubles.length > 0 &&
        html`<div class="scrolls" tabindex="0" role="group" aria-label="Troubles">
          <table>
            <caption>
              What was of no use, and why
            </caption>
            <thead>
              <tr>
                <th scope="col" class="number">times</th>
                <th scope="col">why</th>
              </tr>
            </thead>
            <tbody>
              ${troubles.map(
                ({ why, count }) =>
                  html`<tr>
                    <td class="number">${count}</td>
                    <td>${theirs(why, 200)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`
      }`,
  };
}
