import type { Exhibits } from "../../src/judge/exhibits/exhibits.ts";
import type { Report } from "../../src/judge/report.ts";

/** Keys whose text comes from a server or a user. */
const THEIRS = new Set([
  "allowed",
  "observed",
  "text",
  "server",
  "said",
  "path",
  "body",
  "answer",
  "message",
  "user",
  "reason",
]);

/** Each sets `executed`, or asks for something, if anything of it is ever more than text. */
const ATTACK = [
  `<img src="https://example.org/x" onerror="executed=1">`,
  `<script>executed=1</script>`,
  `</script><script>executed=1</script><!--`,
  `"><svg onload="executed=1">`,
  `javascript:executed=1`,
  "`${executed=1}` {{constructor.constructor('executed=1')()}}",
  "\u202e\u2066\u0000\u200b\ud800\u2028 end",
].join(" ");

/** A report and its exhibits with an attack in everything that is not ours, megabytes of it in the first finding. */
export function hostileRun(report: Report, exhibits: Exhibits): { report: Report; exhibits: Exhibits } {
  const megabytes = "<b>&\u202e".repeat(500_000);
  const requirements = report.requirements.map((requirement) => ({
    ...requirement,
    findings: requirement.findings.map((finding) => ({ ...finding, observed: megabytes })),
  }));
  return { report: attacked({ ...report, requirements }), exhibits: attacked(exhibits) };
}

function attacked<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data), (key, value: unknown) =>
    THEIRS.has(key) && typeof value === "string" ? `${ATTACK}${value}` : value,
  ) as Data;
}
