import type { Report } from "../judge/report.ts";

/** Report to text, nothing else: no clock, no files, no terminal. The same report gives the same text. */
export type Reporter = (report: Report) => string;
