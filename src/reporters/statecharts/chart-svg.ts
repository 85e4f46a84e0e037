import type { ChartTransition } from "../../model/statechart.ts";
import { attributes, html, type Markup } from "../html/markup.ts";
import type { Box, Drawing, DrawnArrow, Line, Point } from "./drawing.ts";

/** How a picture of a chart is told. */
export interface ChartLook {
  /** What the picture shows, for who does not see it. */
  readonly title: string;
  /** The class of an arrow or a box by its transitions, and of a line by its own. */
  readonly classOf?: (transitions: readonly ChartTransition[]) => string;
}

/** A drawn chart as an SVG, of which the colours are the page's: it has classes only. */
export function chartSvg(drawing: Drawing, look: ChartLook): Markup {
  const { width, height, start, frames, boxes, arrows } = drawing;
  return html`<svg
    class="chart"
    role="img"
    viewBox="0 0 ${width} ${height}"
    width="${pixels(width)}"
    height="${pixels(height)}"
    xmlns="http://www.w3.org/2000/svg"
  >
    <title>${look.title}</title>
    <circle cx="${start.centre[0]}" cy="${start.centre[1]}" r="${start.radius}" />
    ${frames.map((frame) => boxMarkup(frame, "frame", look))}
    ${boxes.map((box) => boxMarkup(box, "state", look))} ${arrows.map((arrow) => arrowMarkup(arrow, look))}
  </svg>`;
}

/** From the points in which a chart was laid out to the pixels of its picture: text is as large as other small text then. */
export function pixels(points: number): number {
  return Math.round(1.25 * points);
}

/** The styles of charts; `currentcolor` and the variables are the page's. */
export const CHART_STYLES = `
.chart text { font-family: Helvetica, Arial, "Liberation Sans", sans-serif; font-size: 10px; fill: currentcolor; }
.chart .arrow text { font-size: 9px; paint-order: stroke; stroke: var(--ground, #fff); stroke-width: 3px; }
.chart .frame > text { font-size: 12px; }
.chart .state > text.name { font-weight: 600; }
.chart rect, .chart path { fill: none; stroke: currentcolor; }
.chart .frame > rect { stroke: var(--line, currentcolor); fill: var(--raised, none); }
.chart .state > rect { fill: var(--ground, none); }
.chart .v-fail path, .chart .v-fail rect { stroke-width: 2.5; }
.chart .v-warn path { stroke-width: 2; stroke-dasharray: 7 3; }
.chart .v-inconclusive path { stroke-dasharray: 2 3; }
.chart .v-skipped path { stroke-dasharray: 1 4; }
.chart text.v-fail, .chart text.v-warn { font-weight: 600; }
.chart { overflow: visible; margin: 4px; }
.chart .name { fill: var(--ink, currentcolor); }
.chart polygon, .chart circle { fill: currentcolor; stroke: none; }
`;

function boxMarkup({ x, y, width, height, lines, divider }: Box, kind: string, look: ChartLook): Markup {
  const rule = divider !== undefined && html`<path d="${`M${x} ${divider}h${width}`}" />`;
  return html`<g class="${classesOf(kind, lines, look)}"
    ><rect
      x="${x}"
      y="${y}"
      width="${width}"
      height="${height}"
      rx="6"
    />${rule}${lines.map((line) => lineMarkup(line, look))}</g
  >`;
}

function arrowMarkup({ curve, head, lines }: DrawnArrow, look: ChartLook): Markup {
  return html`<g class="${classesOf("arrow", lines, look)}"
    ><path d="${pathOf(curve)}" /><polygon
      points="${head.join(" ")}"
    />${lines.map((line) => lineMarkup(line, look))}</g
  >`;
}

function classesOf(kind: string, lines: readonly Line[], { classOf }: ChartLook): string {
  const transitions = lines.flatMap(({ transition }) => transition ?? []);
  return transitions.length === 0 || classOf === undefined ? kind : `${kind} ${classOf(transitions)}`;
}

function lineMarkup({ x, y, width, anchor, text, transition }: Line, { classOf }: ChartLook): Markup {
  const kind = transition === undefined ? "name" : classOf?.([transition]);
  const more = attributes({ class: kind, "text-anchor": anchor === "start" ? undefined : anchor });
  return html`<text x="${x}" y="${y}" textLength="${width}" lengthAdjust="spacingAndGlyphs" ${more}
    >${text}</text
  >`;
}

function pathOf([first = [0, 0], ...rest]: readonly Point[]): string {
  return `M${first.join(" ")}C${rest.map((point) => point.join(" ")).join(" ")}`;
}
