import type { Report } from "../judge/report.ts";
import type { Paint } from "./paint.ts";

/** One part of the console report: its lines, none when there is nothing to tell. */
export type Section = (report: Report, brush: Paint) => readonly string[];
