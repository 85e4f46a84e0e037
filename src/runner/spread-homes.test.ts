import { describe, expect, it } from "vitest";
import { plan } from "../scenarios/plan.ts";
import { profile } from "../spec/profiles.ts";
import type { Homeserver } from "../targets/homeserver.ts";
import { OPEN_REGISTRATION } from "../targets/users.ts";
import { spreadHomes } from "./spread-homes.ts";

const [one, two] = ["http://one.test", "http://two.test"].map((url): Homeserver => ({
  baseUrls: [url],
  users: OPEN_REGISTRATION,
})) as [Homeserver, Homeserver];
const { scenarios } = plan({ profile: profile("r0.4"), depth: "standard", seed: 1 });

describe("spreadHomes", () => {
  it("leaves everybody where there is one homeserver", () => {
    for (const scenario of scenarios) expect(spreadHomes(scenario, [one]).used).toEqual([one]);
  });

  it("sets neighbours in a cast apart, and sets out from either homeserver", () => {
    const firsts = scenarios.flatMap((scenario) => {
      const { of, used } = spreadHomes(scenario, [one, two]);
      return used.length === 2 && of(0) !== of(1) ? [of(0)] : [];
    });
    expect(firsts.length).toBeGreaterThan(scenarios.length / 2);
    expect(new Set(firsts).size).toBe(2);
  });

  it("now and then gives strangers a homeserver of their own", () => {
    const alone = scenarios.filter((scenario) => {
      const { of } = spreadHomes(scenario, [one, two]);
      const members = new Set(scenario.cast.rooms.flatMap((room) => [room.creator, ...room.members]));
      const homes = scenario.cast.users.map((user, place) => [members.has(user), of(place)] as const);
      const ofMembers = new Set(homes.filter(([isMember]) => isMember).map(([, home]) => home));
      const ofStrangers = homes.filter(([isMember]) => !isMember).map(([, home]) => home);
      return (
        ofMembers.size === 1 && ofStrangers.length > 0 && ofStrangers.every((home) => !ofMembers.has(home))
      );
    });
    expect(alone.length).toBeGreaterThan(5);
  });

  it("keeps presence lists at home, and performs again where it performed", () => {
    const lists = scenarios.filter(({ family }) => family === "lists");
    for (const scenario of lists) expect(spreadHomes(scenario, [one, two]).used).toHaveLength(1);
    for (const scenario of scenarios)
      expect(spreadHomes({ ...scenario, id: "again" }, [one, two]).of(0)).toBe(
        spreadHomes(scenario, [one, two]).of(0),
      );
  });
});
