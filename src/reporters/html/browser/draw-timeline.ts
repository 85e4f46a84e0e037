import type { Entry, Lane, Timeline } from "../../../judge/exhibits/timeline.ts";
import { make } from "./make.ts";
import { openStreams } from "./open-streams.ts";
import { nameOf, rowOf } from "./timeline-rows.ts";

/** How many rows are drawn at once. */
const PAGE = 300;

/** A timeline that is drawn, and can be asked for a place in it. */
export interface DrawnTimeline {
  readonly element: HTMLElement;
  /** The row of an exchange, drawn if it was not yet. */
  rowOf(exchange: string): HTMLElement | undefined;
}

/** A timeline as a table: time goes down, each session has a column, and the last has what the model allowed. */
export function drawTimeline(timeline: Timeline): DrawnTimeline {
  const all = make("input", { type: "checkbox" });
  const more = make("button", { type: "button" }, ["Draw more"]);
  const view = make("div", {
    class: "timeline",
    tabindex: "0",
    role: "region",
    "aria-label": `Timeline of ${timeline.scenario}`,
  });
  const isOpen = openStreams(timeline);
  let room = PAGE;

  const draw = () => {
    const entries = timeline.entries.filter((entry) => all.checked || !isAside(entry));
    const columns = [...timeline.lanes.keys()].filter(
      (place) => all.checked || timeline.lanes[place]?.role !== "fence",
    );
    const rows = entries.slice(0, room).map((entry) => rowOf(entry, { timeline, columns, isOpen }));
    view.replaceChildren(
      make("table", { role: "table" }, [
        make("thead", { role: "rowgroup" }, [headOf(columns.map((place) => timeline.lanes[place]))]),
        make("tbody", { role: "rowgroup" }, rows),
      ]),
    );
    more.hidden = entries.length <= room;
  };
  all.addEventListener("change", draw);
  more.addEventListener("click", () => {
    room += PAGE;
    draw();
  });
  draw();

  const find = (exchange: string) =>
    view.querySelector<HTMLElement>(`[data-exchange="${exchange}"]`) ?? undefined;
  const label = make("label", {}, [all, " also what sets the scene, fences and empty answers"]);
  return {
    element: make("div", {}, [make("p", {}, [label]), view, more]),
    rowOf: (exchange) => {
      if (find(exchange) === undefined) {
        const place = timeline.entries.findIndex(
          (entry) => entry.kind === "exchange" && String(entry.index) === exchange,
        );
        const entry = timeline.entries[place];
        if (entry === undefined) return undefined;
        all.checked ||= isAside(entry);
        room = Math.max(room, place + PAGE);
        draw();
      }
      return find(exchange);
    },
  };
}

/** The roles are said because a narrow screen lays the table out as blocks, and so would take them away. */
function headOf(lanes: readonly (Lane | undefined)[]): HTMLTableRowElement {
  const names = [
    "time",
    ...lanes.map((lane) => (lane === undefined ? "" : nameOf(lane))),
    "the model allows",
  ];
  return make(
    "tr",
    { role: "row" },
    names.map((name) => make("th", { role: "columnheader", scope: "col" }, [name])),
  );
}

function isAside(entry: Entry): boolean {
  return entry.kind === "exchange" && entry.aside !== undefined;
}
