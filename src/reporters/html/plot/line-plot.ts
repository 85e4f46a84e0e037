import { html, type Markup } from "../markup.ts";
import { markMarkup, type PlotMark, placedMarks } from "./plot-marks.ts";
import type { Scale } from "./scale.ts";

/** A line of a plot. Lines are told apart by how they are drawn, and in their colours. */
export interface PlotLine {
  readonly name: string;
  /** In the order of x; a hole where there is no value. */
  readonly points: readonly (readonly [x: number, y: number] | undefined)[];
}

export interface LinePlot {
  /** What is shown, for those who see it and those who do not. */
  readonly caption: string;
  readonly lines: readonly PlotLine[];
  readonly x: (length: number) => Scale;
  readonly y: (length: number) => Scale;
  /** In the order of x. */
  readonly marks?: readonly PlotMark[];
}

const WIDTH = 800;
const HEIGHT = 220;
const FRAME = { left: 62, right: 24, top: 22, bottom: 24 } as const;
const LENGTH = WIDTH - FRAME.left - FRAME.right;
const DEPTH = HEIGHT - FRAME.top - FRAME.bottom;
const FOOT = FRAME.top + DEPTH;

/** Lines over a common x, for example time, with a legend. What they show stands in a table beside, or has to. */
export function linePlot({ caption, lines, x, y, marks = [] }: LinePlot): Markup {
  const [across, up] = [x(LENGTH), y(DEPTH)];
  const placeX = (value: number) => rounded(FRAME.left + across.at(value));
  const placeY = (value: number) => rounded(FOOT - up.at(value));
  const placed = placedMarks(
    marks.map((mark) => ({ ...mark, place: placeX(mark.x) })),
    FRAME.left + LENGTH,
  );
  return html`<figure class="plot">
    <figcaption>${caption} ${lines.length > 1 && legend(lines)}</figcaption>
    <div class="scrolls" tabindex="0" role="group" aria-label="${caption}">
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">
        <title>${caption}</title>
        ${up.ticks.map(({ value, label }) => rowTick(placeY(value), label))}
        ${across.ticks.map(({ value, label }) => columnTick(placeX(value), label))}
        ${placed.map((mark) => markMarkup(mark, [FRAME.top, FOOT]))}
        ${lines.map(({ points }, index) => {
          const path = pathOf(points.map((point) => point && [placeX(point[0]), placeY(point[1])]));
          return html`<path class="line l${index + 1}" d="${path}" />`;
        })}
      </svg>
    </div>
  </figure>`;
}

function rowTick(y: number, label: string): Markup {
  return html`<g class="grid"
    ><path d="${`M${FRAME.left} ${y}h${LENGTH}`}" /><text class="end" x="${FRAME.left - 6}" y="${y + 4}"
      >${label}</text
    ></g
  >`;
}

function columnTick(x: number, label: string): Markup {
  return html`<g class="grid"
    ><path d="${`M${x} ${FOOT}v4`}" /><text class="middle" x="${x}" y="${HEIGHT - 6}">${label}</text></g
  >`;
}

function legend(lines: readonly PlotLine[]): Markup {
  return html`<span class="legend"
    >${lines.map(
      ({ name }, index) =>
        html`<span
          ><svg viewBox="0 0 28 10" aria-hidden="true"><path class="line l${index + 1}" d="M0 5h28" /></svg>
          ${name}</span
        > `,
    )}</span
  >`;
}

/** A point without neighbours is a dot. */
function pathOf(points: readonly (readonly [number, number] | undefined)[]): string {
  let isDown = false;
  return points
    .map((point) => {
      const step = point === undefined ? "" : `${isDown ? "L" : "M"}${point.join(" ")}${isDown ? "" : "h0"}`;
      isDown = point !== undefined;
      return step;
    })
    .join("");
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
