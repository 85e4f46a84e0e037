import type { Timeline } from "../../../judge/exhibits/timeline.ts";
import type { ListedScenario } from "../run/listed-scenario.ts";
import { fits, watchFilter } from "./filter.ts";
import { make, makeBadge } from "./make.ts";
import { readData, unpack } from "./read-data.ts";
import { drawTimeline, type DrawnTimeline } from "./draw-timeline.ts";

/** How many are listed at once. */
const PAGE = 50;

/** Lists the scenarios and draws the timeline of each that is opened; returns what opens one by its address. */
export function listScenarios(): (address: string) => void {
  const list = document.getElementById("scenario-list");
  const more = document.getElementById("more-scenarios");
  const scenarios = readData("scenarios") as readonly ListedScenario[] | undefined;
  if (scenarios === undefined || list === null || more === null) return () => {};
  const packed = (readData("timelines") ?? []) as readonly string[];
  let fitting = scenarios;
  let room = PAGE;
  const show = () => {
    list.replaceChildren(...fitting.slice(0, room).map((scenario) => itemOf(scenario, packed)));
    more.hidden = fitting.length <= room;
  };
  watchFilter("scenario-list", (wanted, say) => {
    fitting = scenarios.filter(({ id, title, family, verdict }) =>
      fits(wanted, { verdict, group: family, text: `${id} ${title}` }),
    );
    room = PAGE;
    show();
    say(fitting.length, scenarios.length);
  });
  more.addEventListener("click", () => {
    room += PAGE;
    show();
  });

  /** `#scenario/<id>`, perhaps followed by `/exchange-<index>`. */
  return (address) => {
    const match = /^#scenario\/(?<id>.+?)(?:\/exchange-(?<index>\d+))?$/u.exec(address);
    const { id = "", index = "" } = match?.groups ?? {};
    const scenario = scenarios.find((one) => one.id === id);
    if (scenario === undefined) return;
    if (document.getElementById(anchorOf(id)) === null) list.prepend(itemOf(scenario, packed));
    const fold = document.getElementById(anchorOf(id));
    if (!(fold instanceof HTMLDetailsElement)) return;
    fold.dataset["seek"] = index;
    if (fold.open) fold.dispatchEvent(new Event("toggle"));
    fold.open = true;
    fold.scrollIntoView();
  };
}

function anchorOf(scenario: string): string {
  return `scenario/${scenario}`;
}

function itemOf(scenario: ListedScenario, packed: readonly string[]): HTMLLIElement {
  const { id, title, verdict, reason, steps, timeline } = scenario;
  const fold = make("details", { id: anchorOf(id) }, [
    make("summary", {}, [
      makeBadge(verdict),
      " ",
      make("code", {}, [id]),
      ` ${title} `,
      make("span", { class: "dim" }, [`${steps} steps`]),
    ]),
    reason === undefined ? undefined : make("p", {}, [reason]),
  ]);
  const text = packed[timeline ?? -1];
  if (text === undefined) fold.append(make("p", {}, ["There was no room here for its timeline."]));
  else fold.addEventListener("toggle", () => void draw(fold, text));
  return make("li", {}, [fold]);
}

/** What was drawn, or is being drawn, so that nothing is drawn twice. */
const drawn = new WeakMap<HTMLElement, Promise<DrawnTimeline>>();

async function draw(fold: HTMLDetailsElement, packed: string): Promise<void> {
  if (!fold.open) return;
  const drawing = drawn.get(fold) ?? unpack(packed).then((timeline) => drawTimeline(timeline as Timeline));
  drawn.set(fold, drawing);
  const timeline = await drawing;
  if (!fold.contains(timeline.element)) fold.append(timeline.element);
  const { seek = "" } = fold.dataset;
  delete fold.dataset["seek"];
  const row = seek === "" ? undefined : timeline.rowOf(seek);
  if (row === undefined) return;
  for (const other of fold.querySelectorAll(".marked")) other.classList.remove("marked");
  row.classList.add("marked");
  row.scrollIntoView({ block: "center" });
}
