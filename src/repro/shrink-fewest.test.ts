import { describe, expect, it } from "vitest";
import { plan } from "../scenarios/plan.ts";
import { profile } from "../spec/profiles.ts";
import { shrinkFewest } from "./shrink-fewest.ts";
import { PLAIN_STAGE, targetNamed } from "./stage.fixture.ts";
import { performOn, type Stage } from "./stage.ts";
import { freshVenues, sharedVenue, type Venue } from "./venue.ts";

const v1 = profile("v1");
const planned = plan({ profile: v1, depth: "standard", seed: 1 });
const IDS = ["activity/011", "timers/016"];
const scenarios = planned.scenarios.filter(({ id }) => IDS.includes(id));
const target = targetNamed("every-third-activity-is-told");

/** From which scenario it comes, and how many acts it has. */
async function fewestOn(venue: Venue, mostCandidates = 500) {
  const run = { ...PLAIN_STAGE, plan: planned, profile: v1 };
  const stage: Stage = { venue, run, runId: () => "fewest" };
  const { performed, facts } = await performOn(stage, scenarios);
  const options = {
    wanted: { requirement: "PRES-CA-002" },
    mostCandidates,
    onProgress: () => undefined,
  } as const;
  const fewest = await shrinkFewest({ ...stage, facts }, performed, options);
  return {
    from: fewest?.start.performed.scenario.id,
    acts: fewest?.shrunk.smallest.draft.acts.length,
    tried: fewest?.shrunk.tried,
  };
}

describe("shrinkFewest", () => {
  it("goes on to another scenario where the first leaves many acts", async () => {
    const [venue] = await freshVenues(target);
    expect(await fewestOn(venue)).toMatchObject({ from: "timers/016", acts: 4 });
  });

  it("stays with the first where it may try no more", async () => {
    const [venue] = await freshVenues(target);
    expect(await fewestOn(venue, 20)).toMatchObject({ from: "activity/011", tried: 20 });
  });

  it("stays with the first on a server that goes on running", async () => {
    await using open = await target.open();
    expect(await fewestOn(sharedVenue(open))).toMatchObject({ from: "activity/011" });
  });
});
