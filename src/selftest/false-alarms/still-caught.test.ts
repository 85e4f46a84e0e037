import { expect, it } from "vitest";
import { mutant } from "../../server/mutants/mutants.ts";
import type { ProfileId } from "../../spec/requirement.ts";
import { DISTURBANCES } from "../../targets/disturbances/disturbances.ts";
import { disturbedRun } from "./false-alarm-run.ts";
import { disturbedBy } from "./situation.ts";

/** Mutants of different kinds, each with the scenarios that show it: bad places must not make the suite blind. */
const FAULTS: readonly (readonly [name: string, profile: ProfileId, family: string])[] = [
  ["canary", "v1", "presence-tour"],
  ["refused-status-sticks", "v1", "refusals"],
  ["ago-in-seconds", "seed", "activity"],
  ["broadcast", "v1", "presence-tour"],
  ["leaver-goes-on-seeing", "v1", "sharing"],
  ["message-is-no-activity", "v1", "activity"],
  ["event-without-presence", "v1", "presence-tour"],
  ["profile-change-resets", "seed", "profile-changes"],
  ["put-for-others", "v1", "refusals"],
];

/** Each fault in another place; that all are caught in all places is seen by running them all, which takes minutes. */
const PLACED = FAULTS.map((fault, place) => [...fault, DISTURBANCES[place]?.name ?? ""] as const);

/** A lost request may be the one that would have shown the fault, and nothing may be lost: not three times. */
const SEEDS = [4, 5, 6] as const;

it.each(PLACED)("%s (%s, %s) is caught behind %s", async (name, profile, family, disturbance) => {
  let found = 0;
  for (const seed of SEEDS) {
    if (found > 0) break;
    const { judgement, disturbed } = await disturbedRun({
      profile,
      depth: "smoke",
      seed,
      families: [family],
      mutant: mutant(name),
      situation: disturbedBy(disturbance),
    });
    if ((disturbed[disturbance] ?? 0) === 0) continue;
    found = judgement.requirements.filter(({ verdict }) => verdict === "fail" || verdict === "warn").length;
  }
  expect(found).toBeGreaterThan(0);
});

it("every disturbance has its fault", () => {
  expect(new Set(PLACED.map(([, , , disturbance]) => disturbance)).size).toBe(DISTURBANCES.length);
});
