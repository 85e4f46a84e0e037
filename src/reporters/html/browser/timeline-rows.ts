import type { Entry, ExchangeEntry, Lane, Timeline } from "../../../judge/exhibits/timeline.ts";
import { make, makeBadge, makeProse } from "./make.ts";
import { momentOf, type OpenStreams } from "./open-streams.ts";
import { sayAllowed, sayMoment, sayOutcome, sayShown } from "./say-entry.ts";

/** What the rows of one timeline have in common. */
export interface Drawing {
  readonly timeline: Timeline;
  /** Places of the lanes that have a column. */
  readonly columns: readonly number[];
  readonly isOpen: OpenStreams;
}

/** A session for people: its role and, where its user has several, its device. */
export function nameOf({ role, device }: Lane): string {
  return device === undefined ? role : `${role} (${device})`;
}

/** An entry as a row of the table. */
export function rowOf(entry: Entry, drawing: Drawing): HTMLTableRowElement {
  const width = String(drawing.columns.length + 1);
  if (entry.kind === "exchange") return exchangeRow(entry, drawing);
  const when = make("th", { role: "rowheader", scope: "row", class: "when" }, [sayMoment(entry.at)]);
  if (entry.kind === "step") {
    const text = `Step ${entry.step}: ${entry.said}`;
    return make("tr", { role: "row", class: "step" }, [
      when,
      make("td", { role: "cell", colspan: width }, [text]),
    ]);
  }
  const text = `${entry.exchanges} exchanges that there was no room for`;
  return make("tr", { role: "row", class: "gap" }, [
    when,
    make("td", { role: "cell", colspan: width }, [text]),
  ]);
}

function exchangeRow(entry: ExchangeEntry, { timeline, columns, isOpen }: Drawing): HTMLTableRowElement {
  const at = momentOf(entry);
  const worst = entry.findings.find(({ verdict }) => verdict === "fail") ?? entry.findings[0];
  const cells = columns.map((place) => {
    const lane = timeline.lanes[place];
    const open = isOpen(place, at) ? { class: "open" } : {};
    const isMine = place === entry.lane && lane !== undefined;
    return isMine ? cell(happened(entry), { "data-lane": nameOf(lane), ...open }) : cell([], open);
  });
  const allowed = entry.shown.map((shown) => make("p", {}, [sayAllowed(shown)]));
  const found = worst === undefined ? {} : { class: `found-${worst.verdict}` };
  return make("tr", { role: "row", "data-exchange": String(entry.index), ...found }, [
    make("th", { role: "rowheader", scope: "row", class: "when" }, [sayMoment(at)]),
    ...cells,
    cell(allowed, allowed.length === 0 ? {} : { "data-lane": "allowed" }),
  ]);
}

function cell(contents: readonly Node[], attributes: Readonly<Record<string, string>>): HTMLElement {
  return make("td", { role: "cell", ...attributes }, contents);
}

/** What was shown comes first, since it is what is judged; how it was asked for is dim then. */
function happened(entry: ExchangeEntry): readonly Node[] {
  const { said, shown, findings, index } = entry;
  const asked = [make("bdi", {}, [said]), ` ${sayOutcome(entry)}`];
  return [
    ...shown.map((one) =>
      make("p", {}, [
        one.outcome === "lawful" ? "is shown " : makeBadge(BADGES[one.outcome], one.outcome),
        " ",
        make("b", {}, [make("bdi", {}, [sayShown(one)])]),
      ]),
    ),
    make("p", shown.length > 0 ? { class: "dim" } : {}, asked),
    ...findings.map(({ id, verdict, title }) =>
      make("p", {}, [makeBadge(verdict), " ", make("a", { href: `#finding-${id}` }, makeProse(title))]),
    ),
    make("details", {}, [make("summary", { class: "dim" }, [`exchange ${index}`]), raw(entry)]),
  ];
}

/** What an observation that is not lawful looks like. */
const BADGES = { late: "warn", wrong: "fail", "not entitled": "fail" } as const;

function raw({ method, path, body, answer }: ExchangeEntry): HTMLPreElement {
  const lines = [`${method} ${path}`, body, answer === undefined ? undefined : `→ ${answer}`];
  return make("pre", { tabindex: "0" }, [lines.filter((line) => line !== undefined).join("\n")]);
}
