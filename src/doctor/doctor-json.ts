import type { Examination } from "./examination.ts";
import type { Finding } from "./finding.ts";

/** An examination for programs: what was probed and declared, and what is said of it. */
export function doctorJson(examination: Examination, findings: readonly Finding[]): string {
  return `${JSON.stringify({ format: "rollcall.doctor/1", ...examination, findings }, undefined, 2)}\n`;
}
