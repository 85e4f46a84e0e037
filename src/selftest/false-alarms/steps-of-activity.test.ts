import { describe, expect, it } from "vitest";
import { activityInSteps } from "../../server/lawful/activity-in-steps.ts";
import { firstMessageOnly } from "../../server/mutants/laa/first-message-only.ts";
import { messageIsNoActivity } from "../../server/mutants/laa/message-is-no-activity.ts";
import { disturbedRun } from "./false-alarm-run.ts";
import { CALM } from "./situation.ts";

const families = ["activity", "timers"];

/** What the run learned and, worst first, the verdicts on messages as activity. */
async function learned(options: Omit<Parameters<typeof disturbedRun>[0], "depth" | "seed" | "families">) {
  const { judgement } = await disturbedRun({ depth: "standard", seed: 1, families, ...options });
  const findings = judgement.requirements.flatMap((requirement) => requirement.findings);
  return {
    fact: judgement.facts.find(({ name }) => name === "granularityMs"),
    fails: [
      ...new Set(findings.filter(({ verdict }) => verdict === "fail").map(({ requirement }) => requirement)),
    ],
    warns: [
      ...new Set(findings.filter(({ verdict }) => verdict === "warn").map(({ requirement }) => requirement)),
    ],
  };
}

describe.each(["seed", "v1"] as const)("activity counted in steps, profile %s", (profile) => {
  it("is learned and costs no fail", async () => {
    const situation = { ...CALM, varieties: [activityInSteps] };
    const { fact, fails, warns } = await learned({ profile, situation });
    expect(fact).toMatchObject({ value: 60_000, source: "measured" });
    expect(fails).toEqual([]);
    expect(warns).toContain("PRES-LAA-002");
    expect(activityInSteps.mayWarn).toEqual(expect.arrayContaining(warns));
  });

  it("is no excuse for a server whose messages never count", async () => {
    const { fact, fails } = await learned({ profile, situation: CALM, mutant: messageIsNoActivity });
    expect(fact?.value).toBe(60_000);
    expect(fails).toContain("PRES-LAA-002");
  });

  it("is no excuse for a server that was seen to count exactly", async () => {
    const { fact, fails } = await learned({ profile, situation: CALM, mutant: firstMessageOnly });
    expect(fact?.value).toBe(0);
    expect(fails).toContain("PRES-LAA-002");
  });
});
