import type { Ms } from "../../time/clock.ts";
import { readDuration } from "../../time/read-duration.ts";

/** A duration that the schema let through; `otherwise` where there is none. */
export function durationOf(text: string | undefined, otherwise: Ms): Ms {
  return (text === undefined ? undefined : readDuration(text)) ?? otherwise;
}
