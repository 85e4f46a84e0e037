import type { ChartTransition, Statechart } from "../../model/statechart.ts";
import { arrowsOf, sayTransition } from "./arrows.ts";
import { dotText } from "./dot-text.ts";
import type { Drawing } from "./drawing.ts";
import { arrowIn, boxIn, dotIn, type Laid, type LaidOut, placingIn } from "./graphviz-json.ts";

/** More arrows than this and Graphviz takes minutes for a picture in which nobody finds anything. */
const MOST_ARROWS = 150;

/** Whether a picture of the chart can be drawn and read. */
export function isDrawable(chart: Statechart): boolean {
  return arrowsOf(chart).between.length <= MOST_ARROWS;
}

/**
 * Finds a place for everything with Graphviz, which is loaded when it is first needed.
 *
 * @param say a line for each transition
 * @throws RangeError when the chart is not {@link isDrawable}
 */
export async function layOut(
  chart: Statechart,
  say: (transition: ChartTransition) => string = sayTransition,
): Promise<Drawing> {
  const { between, within } = arrowsOf(chart);
  if (between.length > MOST_ARROWS)
    throw new RangeError(
      `Cannot draw ${chart.name}: wanted at most ${MOST_ARROWS} arrows, found ${between.length}.`,
    );
  const { instance } = await import("@viz-js/viz");
  const laid = (await instance()).renderJSON(dotText(chart, say)) as LaidOut;
  const { objects = [], edges = [] } = laid;
  const { width, height, place } = placingIn(laid);
  const named = new Map(objects.map((object) => [object.name, object]));
  const boxOf = (name: string, transitions: readonly ChartTransition[]) => {
    const object = named.get(name);
    return object === undefined ? [] : [boxIn(object, transitions, place)];
  };
  const isFrame = (key: string) => named.has(`cluster_${key}`);
  const arrows = new Map(between.map(({ from, to, transitions }) => [`${from}\n${to}`, transitions]));
  const ends = ({ tail = 0, head = 0 }: Laid) => `${objects[tail]?.name}\n${objects[head]?.name}`;
  return {
    width,
    height,
    start: dotIn(named.get("[*]"), place),
    frames: chart.states.flatMap(({ key }) => boxOf(`cluster_${key}`, [])),
    boxes: chart.states.flatMap(({ key }) => (isFrame(key) ? [] : boxOf(key, within.get(key) ?? []))),
    arrows: edges.map((edge) => arrowIn(edge, arrows.get(ends(edge)) ?? [], place)),
  };
}
