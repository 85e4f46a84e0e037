import { createRedactor } from "../history/redaction.ts";
import type { Mutant } from "../server/mutants/mutant.ts";
import { profile } from "../spec/profiles.ts";
import { embeddedTarget } from "../targets/embedded-target.ts";
import { NO_PULSE } from "./measure/pulse.ts";
import { readWorkload } from "./read-workload.ts";
import { WHOLE } from "./shards/shard.ts";
import { ALONE } from "./shards/together.ts";
import { simulate, type SimulateOptions } from "./simulate.ts";
import type { WorkloadContent } from "./workload-schema.ts";

/** What a test may want to be different. */
export interface SimulationWish extends Partial<Omit<SimulateOptions, "workload">> {
  readonly workload?: WorkloadContent;
  readonly mutant?: Mutant;
}

/** A simulation on the reference server, in virtual time. */
export async function simulated({ workload = {}, mutant, ...more }: SimulationWish = {}) {
  const v1 = profile("v1");
  const { seed = 1 } = more;
  const faulty = mutant === undefined ? {} : { mutant };
  await using embedded = await embeddedTarget({ profile: v1, seed, ...faulty }).open();
  return simulate({
    target: embedded,
    profile: v1,
    workload: readWorkload({ users: 60, rooms: "fixed:10", rate: 10, ...workload }),
    runId: "test",
    userAgent: "rollcall/0",
    redactor: createRedactor(),
    waitMs: 0,
    pulse: NO_PULSE,
    shard: WHOLE,
    together: ALONE,
    signal: new AbortController().signal,
    onPhase: () => undefined,
    onSetUp: () => undefined,
    onStretch: () => undefined,
    ...more,
    seed,
  });
}
