import type { Report, ReportedRequirement } from "../../judge/report.ts";
import { sampleReport } from "../sample-report.ts";

/** The sample, as a server of this name did it, with changes to one requirement. */
export function reportWith(id: string, changes: Partial<ReportedRequirement>, server = "Other 2"): Report {
  const requirements = sampleReport.requirements.map((row) => (row.id === id ? { ...row, ...changes } : row));
  return { ...sampleReport, target: { ...sampleReport.target, server }, requirements };
}
