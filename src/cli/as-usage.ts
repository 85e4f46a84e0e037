import { TargetError } from "../targets/target-error.ts";
import { UsageError } from "./usage-error.ts";

/** Performs the work; a target that cannot be used is wrong usage, found before anything was sent. */
export function asUsage<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof TargetError) throw new UsageError(cause.message, cause.hint, { cause });
    throw cause;
  }
}
