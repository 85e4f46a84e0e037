import type { Report } from "../judge/report.ts";
import type { Finding } from "../judge/verdict.ts";
import { ReproError } from "./repro-error.ts";

/** What a name of the command line means: findings of one requirement, and whether they all say the same. */
export interface Named {
  /** The one that was named first; at least one. */
  readonly findings: readonly [Finding, ...Finding[]];
  /** By its finding: only what is broken in the same way counts. */
  readonly isOneFinding: boolean;
}

/**
 * The findings that somebody means by the id of a finding or of a requirement.
 *
 * @throws ReproError when the report has none of that name
 */
export function findingsNamed(report: Pick<Report, "requirements" | "errors">, name: string): Named {
  const { requirements } = report;
  for (const { id, findings } of requirements) {
    const broken = findings.filter(({ verdict }) => verdict !== "observed");
    const named = broken.find((finding) => finding.id === name);
    if (named !== undefined)
      return { findings: [named, ...broken.filter((finding) => finding !== named)], isOneFinding: true };
    if (id === name.toUpperCase()) {
      const fails = broken.filter(({ verdict }) => verdict === "fail");
      const [first, ...others] = fails.length > 0 ? fails : broken;
      if (first !== undefined) return { findings: [first, ...others], isOneFinding: false };
    }
  }
  throw new ReproError(
    "no-such-finding",
    `Cannot find ${JSON.stringify(name)} in the report: wanted the id of a finding, or of a requirement that was broken, found neither.`,
    { hint: whatThereIs(report) },
  );
}

function whatThereIs({ requirements, errors: [error] }: Pick<Report, "requirements" | "errors">): string {
  const known = requirements.filter(({ verdict }) => verdict === "fail" || verdict === "warn");
  if (known.length > 0)
    return `Broken there: ${known.map(({ id }) => id).join(", ")}. The ids of findings stand in the JSON, below requirements[].findings[].id.`;
  // A server on which presence is switched off is not judged: one such switch would look like a hundred faults.
  return error === undefined
    ? "The report has nothing that was broken."
    : `The report has nothing that was broken, and its run broke: ${error.message} ${error.hint}`.trimEnd();
}
