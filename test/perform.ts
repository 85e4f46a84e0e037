import type { Report } from "../src/judge/report.ts";
import { buildReport } from "../src/judge/build-report.ts";
import { judge } from "../src/judge/judge.ts";
import { type RunOutcome, runScenarios } from "../src/runner/run-scenarios.ts";
import { plan } from "../src/scenarios/plan.ts";
import type { Depth } from "../src/scenarios/scenario.ts";
import type { FederationMutant } from "../src/server/federation/federation-mutant.ts";
import { mutant } from "../src/server/mutants/mutants.ts";
import type { Profile } from "../src/spec/profile.ts";
import { profile as profileById } from "../src/spec/profiles.ts";
import type { ProfileId } from "../src/spec/requirement.ts";
import { federatedTarget } from "../src/targets/federated-target.ts";
import type { Target } from "../src/targets/target.ts";
import { embeddedTarget } from "../src/targets/embedded-target.ts";

export interface Performed {
  readonly profile: ProfileId;
  readonly depth: Depth;
  readonly mutant?: string;
  /** On two servers that federate: undisturbed, or with this fault. */
  readonly federated?: true | FederationMutant;
  /** Only scenarios of these families. */
  readonly families?: readonly string[];
}

/** A whole run on the embedded server, or two of them, in virtual time: planned, performed, judged. */
export async function perform(performed: Performed): Promise<Report> {
  const { history, errors } = await record(performed);
  return buildReport(history, judge(history), { errors, warnings: [] });
}

/** The same, not judged yet. */
export async function record(performed: Performed): Promise<RunOutcome> {
  const { profile: id, depth, families } = performed;
  const seed = 1;
  const profile = profileById(id);
  const whole = plan({ profile, depth, seed, federated: performed.federated !== undefined });
  const scenarios = whole.scenarios.filter(({ family }) => families?.includes(family) ?? true);
  await using target = await targetOf(performed, { profile, seed }).open();
  return await runScenarios({
    plan: { ...whole, scenarios },
    target,
    profile,
    seed,
    depth,
    tool: { name: "rollcall", version: "test" },
    concurrency: 8,
    sinks: [],
    onProgress: () => undefined,
    signal: new AbortController().signal,
    waitMs: 0,
    startedAt: "2026-01-01T00:00:00.000Z",
    runId: "test",
  });
}

function targetOf(
  { mutant: name, federated }: Performed,
  served: { readonly profile: Profile; readonly seed: number },
): Target {
  if (federated !== undefined)
    return federatedTarget({ ...served, ...(federated === true ? {} : { mutant: federated }) });
  return embeddedTarget({ ...served, ...(name === undefined ? {} : { mutant: mutant(name) }) });
}
