import { describe, expect, it } from "vitest";
import { FEDERATION_MUTANTS } from "../src/server/federation/mutants/federation-mutants.ts";
import type { ProfileId } from "../src/spec/requirement.ts";
import { perform } from "./perform.ts";

describe("two reference servers that federate", () => {
  it.each<ProfileId>(["seed", "v1"])(
    "are caught by nothing, and decide what one server cannot (%s)",
    async (profile) => {
      const report = await perform({ profile, depth: "smoke", federated: true });
      expect(report.errors).toEqual([]);
      expect(report.scenarios.filter(({ verdict }) => verdict === "error")).toEqual([]);
      const caught = report.requirements.filter(({ verdict }) => verdict === "fail" || verdict === "warn");
      expect(caught.map(({ id, findings: [finding] }) => [id, finding?.title, finding?.observed])).toEqual(
        [],
      );
      const crossed = report.requirements.find(({ id }) => id === "PRES-FED-001");
      expect(crossed).toMatchObject({ verdict: "pass" });
      expect(crossed?.checks).toBeGreaterThan(100);
    },
  );
});

/** The families whose scenarios have to show the fault. */
const SHOWN_BY: { readonly [name: string]: readonly string[] } = {
  "ago-in-seconds": ["sessions"],
  "ago-is-a-timestamp": ["streams"],
  "currently-active-stays-at-home": ["messages", "snapshots"],
  "others-are-never-told": ["messages"],
  "parting-goes-unnoticed": ["membership-cases"],
  "second-push-is-lost": ["messages"],
  "status-stays-at-home": ["messages"],
  "strangers-are-told": ["profile-changes"],
};

describe("a fault in what two servers tell each other", () => {
  it.each(FEDERATION_MUTANTS)("is caught for the requirement it names: $name", async (mutant) => {
    const families = SHOWN_BY[mutant.name] ?? [];
    const report = await perform({ profile: "v1", depth: "standard", federated: mutant, families });
    const verdict = report.requirements.find(({ id }) => id === mutant.requirement)?.verdict;
    expect(["fail", "warn"]).toContain(verdict);
  });
});
