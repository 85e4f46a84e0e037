import { ReproError } from "../repro/repro-error.ts";
import { WorkloadError } from "../simulation/workload-error.ts";
import { TargetError } from "../targets/target-error.ts";
import { UsageError } from "./usage-error.ts";

/** Performs the work; a target, a workload or a finding that cannot be had is wrong usage, found before anything was sent. */
export function asUsage<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof TargetError || cause instanceof WorkloadError || cause instanceof ReproError)
      throw new UsageError(cause.message, cause.hint, { cause });
    throw cause;
  }
}
