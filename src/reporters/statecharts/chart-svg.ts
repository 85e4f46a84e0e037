import type { ChartTransition } from "../../model/statechart.ts";
import { attributes, html, type Markup } from "../html/markup.ts";
import type { Box, Drawing, DrawnArrow, Line, Point } from "./drawing.ts";

/** How a picture of a chart is told. */
export interface ChartLook {
  /** What the picture shows, for who does not see it. */
  readonly title: string;
  /** The class of an arrow by its transitions, and of a line by its own. */
  readonly classOf?: (transitions: readonly ChartTransition[]) => string;
}

/** A drawn chart as an SVG, of which the colours are the page's: it has classes only. */
export function chartSvg(drawing: Drawing, look: ChartLook): Markup {
  const { width, height, start, frames, boxes, arrows } = drawing;
  return html`<svg
    class="chart"
    role="img"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    xmlns="http://www.w3.org/2000/svg"
  >
    <title>${look.title}</title>
    <circle cx="${start.centre[0]}" cy="${start.centre[1]}" r="${start.radius}" />
    ${frames.map((frame) => boxMarkup(frame, "frame", look))}
    ${boxes.map((box) => boxMarkup(box, "state", look))} ${arrows.map((arrow) => arrowMarkup(arrow, look))}
  </svg>`;
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
.chart { overflow: visible; }
.chart polygon, .chart circle { fill: currentcolor; stroke: none; }
`;

function boxMarkup({ x, y, width, height, lines, divider }: Box, kind: string, look: ChartLook): Markup {
  const rule = divider !== undefined && html`<path d="${`M${x} ${divider}h${width}`}" />`;
  return html`<g class="${kind}"
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
  const transitions = lines.flatMap(({ transition }) => transition ?? []);
  const kind = ["arrow", transitions.length > 0 && look.classOf?.(transitions)].filter(Boolean).join(" ");
  return html`<g class="${kind}"
    ><path d="${pathOf(curve)}" /><polygon
      points="${head.join(" ")}"
    />${lines.map((line) => lineMarkup(line, look))}</g
  >`;
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
