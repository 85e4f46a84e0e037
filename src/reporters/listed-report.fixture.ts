import type { Report } from "../judge/report.ts";
import { sampleReport } from "./sample-report.ts";

/** The sample held to a list: its fail is known, and one entry does not hold. */
export const listedReport: Report = {
  ...sampleReport,
  requirements: sampleReport.requirements.map((row) =>
    row.verdict === "fail" ? { ...row, expected: true } : row,
  ),
  expectations: {
    file: "known.json",
    entries: [
      {
        requirement: "PRES-LAA-002",
        verdict: "fail",
        reason: "Known for years.",
        link: "https://example.org/1",
        expires: "2027-01-31",
        state: "met",
        note: "So it is.",
        covers: ["PRES-LAA-002"],
      },
      {
        requirement: "PRES-GET-010",
        verdict: "fail",
        profile: "v1",
        reason: "Strangers are told.",
        state: "unexpectedly-passed",
        note: "It passes now: take it out.",
        covers: [],
      },
    ],
  },
};
