import type { ChartTransition } from "../../model/statechart.ts";
import type { Box, Dot, DrawnArrow, Line, Point } from "./drawing.ts";

/** What of Graphviz's JSON is used; its y grows upwards. */
export interface LaidOut {
  readonly bb: string;
  /** States, and frames around them. */
  readonly objects?: readonly Laid[];
  readonly edges?: readonly Laid[];
}

/** A state, a frame or an arrow, with the strokes that draw it. */
export interface Laid {
  readonly name: string;
  readonly bb?: string;
  /** Places of objects: where an arrow begins and ends. */
  readonly tail?: number;
  readonly head?: number;
  readonly pos?: string;
  /** In inches. */
  readonly width?: string;
  readonly height?: string;
  readonly _draw_?: readonly Stroke[];
  readonly _hdraw_?: readonly Stroke[];
  readonly _ldraw_?: readonly Stroke[];
}

/** One stroke of the pen; the letters are Graphviz's. */
interface Stroke {
  readonly op: string;
  readonly points?: readonly Point[];
  readonly pt?: Point;
  readonly align?: "l" | "c" | "r";
  readonly width?: number;
  readonly text?: string;
}

/** From Graphviz's coordinates to those of a drawing. */
export type Placing = (point: Point) => Point;

const POINTS_PER_INCH = 72;
const ANCHOR = { l: "start", c: "middle", r: "end" } as const;

/** How large the drawing is, and where a point of Graphviz's is in it. */
export function placingIn({ bb }: LaidOut) {
  const [, , width = 0, height = 0] = numbersIn(bb);
  const place: Placing = ([x, y]) => [rounded(x), rounded(height - y)];
  return { width: rounded(width), height: rounded(height), place };
}

/** A state's box, or the frame around some. */
export function boxIn(object: Laid, transitions: readonly ChartTransition[], place: Placing): Box {
  const lines = linesOf(object, place).map((line, index) => withTransition(line, transitions[index - 1]));
  const [divider] = strokePoints(object, "L");
  return {
    ...rectangleOf(object, place),
    lines,
    ...(divider === undefined ? {} : { divider: place(divider)[1] }),
  };
}

function rectangleOf({ bb, pos = "", width, height }: Laid, place: Placing) {
  if (bb !== undefined) {
    const [left = 0, low = 0, right = 0, high = 0] = numbersIn(bb);
    const [x, y] = place([left, high]);
    return { x, y, width: rounded(right - left), height: rounded(high - low) };
  }
  const [middle = 0, centre = 0] = numbersIn(pos);
  const [wide, high] = [POINTS_PER_INCH * Number(width), POINTS_PER_INCH * Number(height)];
  const [x, y] = place([middle - wide / 2, centre + high / 2]);
  return { x, y, width: rounded(wide), height: rounded(high) };
}

/** A state without a box. */
export function dotIn(object: Laid | undefined, place: Placing): Dot {
  const [x = 0, y = 0] = numbersIn(object?.pos ?? "");
  return { centre: place([x, y]), radius: rounded((POINTS_PER_INCH * Number(object?.width ?? 0)) / 2) };
}

/** An arrow, with a line for each transition that it stands for. */
export function arrowIn(edge: Laid, transitions: readonly ChartTransition[], place: Placing): DrawnArrow {
  const { _hdraw_: head = [] } = edge;
  return {
    curve: strokePoints(edge, "b").map(place),
    head: (head.find(({ op }) => op === "P")?.points ?? []).map(place),
    lines: linesOf(edge, place).map((line, index) => withTransition(line, transitions[index])),
  };
}

function strokePoints({ _draw_: strokes = [] }: Laid, wanted: string): readonly Point[] {
  return strokes.find(({ op }) => op === wanted)?.points ?? [];
}

function linesOf({ _ldraw_: strokes = [] }: Laid, place: Placing): readonly Line[] {
  return strokes.flatMap(({ op, pt, align = "c", width = 0, text = "" }) => {
    if (op !== "T" || pt === undefined) return [];
    const [x, y] = place(pt);
    return [{ x, y, width: rounded(width), anchor: ANCHOR[align], text }];
  });
}

function withTransition(line: Line, transition: ChartTransition | undefined): Line {
  return transition === undefined ? line : { ...line, transition };
}

function numbersIn(text: string): readonly number[] {
  return text.split(",").map(Number);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
