import type { ExchangeEntry, Lane } from "../../../judge/exhibits/timeline.ts";
import { type Markup, html } from "../markup.ts";
import { sayDuration } from "../../say.ts";
import { visibleText } from "../../visible-text.ts";
import type { SeenExchange } from "./run-view.ts";

/** A guess: more of a body is no use before somebody opens the timeline. */
const BODY = 600;

/** The requests that show a finding, as whoever sees the network would tell them. */
export function evidence(seen: readonly SeenExchange[]): Markup | undefined {
  if (seen.length === 0) return undefined;
  return html`<ol class="evidence">
    ${seen.map(({ entry, timeline }) => html`<li>${exchange(entry, timeline.lanes)}</li>`)}
  </ol>`;
}

function exchange(entry: ExchangeEntry, lanes: readonly Lane[]): Markup {
  const { index, sent, said, method, path, body, answer } = entry;
  const lane = entry.lane === undefined ? undefined : lanes[entry.lane];
  return html`<p>
      <b>${laneName(lane)}</b> <bdi>${visibleText(said, 200)}</bdi>
      <span class="dim">(${sayDuration(sent)} into the run, exchange ${index})</span>
    </p>
    <pre tabindex="0"><code>${method} ${shortPath(path, lanes)}${
      body !== undefined && body !== "{}" && html` ${visibleText(body, BODY)}`
    }
→ ${outcomeOf(entry)}${answer !== undefined && answer !== "{}" && html` ${visibleText(answer, BODY)}`}</code></pre>`;
}

/** Who asked, by role and, where they have several, by device. */
export function laneName(lane: Lane | undefined): string {
  if (lane === undefined) return "somebody";
  return lane.device === undefined ? lane.role : `${lane.role} (${lane.device})`;
}

function outcomeOf({ outcome, status, trouble }: ExchangeEntry): string {
  if (outcome === "answered") return String(status ?? "an answer");
  return outcome === "aborted" ? "given up waiting" : `lost: ${trouble ?? "no reason known"}`;
}

/** The path with roles for user ids, which are long and made up. */
function shortPath(path: string, lanes: readonly Lane[]): string {
  return lanes.reduce(
    (text, { user, role }) => text.replaceAll(user, role).replaceAll(inPath(user), role),
    path,
  );
}

/** As it stands in a path; half a character, which a path cannot hold, stays. */
function inPath(user: string): string {
  return /\p{Cs}/u.test(user) ? user : encodeURIComponent(user);
}
