import type { Severity } from "./profile.ts";
import type { Level, ProfileId, Requirement } from "./requirement.ts";
import { SEVERITY_OVERRIDES } from "./severity-overrides.ts";

const BY_LEVEL: Readonly<Record<Level, Severity>> = {
  must: "fail",
  declared: "fail",
  definition: "fail",
  implied: "fail",
  should: "warn",
  may: "observed",
  silent: "observed",
};

/**
 * What a violation of the requirement means in the last of these profiles: `off` outside the requirement's range,
 * else the newest override, else what the level says. It is the worst a violation can mean: a judge may be milder.
 *
 * @param lineage the profiles up to and including the one in question, oldest first
 */
export function severityIn(lineage: readonly ProfileId[], { id, level, range }: Requirement): Severity {
  const began = lineage.includes(range.from);
  const ended = lineage.includes(range.to) && lineage.at(-1) !== range.to;
  if (!began || ended) return "off";
  const steps = SEVERITY_OVERRIDES[id]?.from;
  const newest = lineage.findLast((profile) => steps?.[profile] !== undefined);
  return (newest === undefined ? undefined : steps?.[newest]) ?? BY_LEVEL[level];
}
