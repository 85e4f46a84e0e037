import { expect, it } from "vitest";
import { mutant } from "../src/server/mutants/mutants.ts";
import type { ProfileId } from "../src/spec/requirement.ts";
import { perform } from "./perform.ts";

/** A mutant of each kind, and the families whose scenarios have to show it. */
const CAUGHT: readonly (readonly [name: string, profile: ProfileId, families: readonly string[]])[] = [
  ["canary", "seed", ["presence-tour"]],
  ["refused-status-sticks", "v1", ["refusals"]],
  ["ago-in-seconds", "seed", ["activity"]],
  ["message-is-no-activity", "v1", ["activity"]],
  ["missed-is-lost", "v1", ["observers", "presence-tour"]],
  ["broadcast", "v1", ["sharing"]],
  ["leaver-goes-on-seeing", "v1", ["sharing"]],
  ["profile-change-resets", "seed", ["profile-changes", "presence-tour"]],
  ["never-offline", "v1", ["timers"]],
  ["never-idle", "v1", ["timers"]],
  ["drop-is-ignored", "seed", ["lists"]],
  ["presence-filter-ignored", "v1", ["snapshots"]],
  ["event-without-presence", "v1", ["presence-tour"]],
];

it.each(CAUGHT)("%s is caught for the requirement it names (%s)", async (name, profile, families) => {
  const { requirement } = mutant(name);
  const report = await perform({ profile, depth: "standard", mutant: name, families });
  const verdict = report.requirements.find(({ id }) => id === requirement)?.verdict;
  expect(["fail", "warn"]).toContain(verdict);
});
