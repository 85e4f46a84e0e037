import type { ChartTransition } from "../../model/statechart.ts";

/** Where everything of a chart's picture stands, in points, from the upper left corner. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Around the states of a state. */
  readonly frames: readonly Box[];
  readonly boxes: readonly Box[];
  readonly arrows: readonly DrawnArrow[];
  /** The dot from which the first arrow leads to the initial state. */
  readonly start: Dot;
}

export interface Dot {
  readonly centre: Point;
  readonly radius: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The state's name; then what stays in it. */
  readonly lines: readonly Line[];
  /** Where the name ends and the rest begins. */
  readonly divider?: number;
}

export interface DrawnArrow {
  /** A curve: a beginning, then three points for each part of it. */
  readonly curve: readonly Point[];
  readonly head: readonly Point[];
  readonly lines: readonly Line[];
}

/** A line of text that is exactly so wide, whatever the font. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly anchor: "start" | "middle" | "end";
  readonly text: string;
  /** What the line tells of. */
  readonly transition?: ChartTransition;
}

export type Point = readonly [x: number, y: number];
