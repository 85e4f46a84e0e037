import { expect, it } from "vitest";
import { mutant } from "../src/server/mutants/mutants.ts";
import type { ProfileId } from "../src/spec/requirement.ts";
import { perform } from "./perform.ts";

/** A few mutants, and the families whose scenarios have to show them; `rollcall selftest` tries them all. */
const CAUGHT: readonly (readonly [name: string, profile: ProfileId, families: readonly string[]])[] = [
  ["canary", "seed", ["presence-tour"]],
  ["refused-status-sticks", "v1", ["refusals"]],
  ["broadcast", "v1", ["sharing"]],
  ["leaver-goes-on-seeing", "v1", ["sharing"]],
  ["profile-change-resets", "seed", ["profile-changes", "presence-tour"]],
  ["never-idle", "v1", ["timers"]],
  ["drop-is-ignored", "seed", ["lists"]],
  ["presence-filter-ignored", "v1", ["snapshots"]],
];

it.each(CAUGHT)("%s is caught for the requirement it names (%s)", async (name, profile, families) => {
  const { requirement } = mutant(name);
  const report = await perform({ profile, depth: "standard", mutant: name, families });
  const verdict = report.requirements.find(({ id }) => id === requirement)?.verdict;
  expect(["fail", "warn"]).toContain(verdict);
});
