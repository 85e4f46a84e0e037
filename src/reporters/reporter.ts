import type { Exhibits } from "../judge/exhibits/exhibits.ts";
import type { Report } from "../judge/report.ts";

/** Report to text, nothing else: no clock, no files, no terminal. The same report gives the same text. */
export type Reporter = (report: Report) => string;

/** The same of one that shows more than a report holds; it asks for the exhibits, since to collect them is work. */
export type ShowingReporter = (report: Report, exhibits: () => Exhibits) => string | Promise<string>;
