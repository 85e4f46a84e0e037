import { describe, expect, it } from "vitest";
import { PROFILE_IDS, profile } from "../profiles.ts";
import { getPresenceBreaches, getPresenceSchema } from "./get-presence.ts";

const broken = (profileId: string, body: unknown) =>
  getPresenceBreaches(profile(profileId), body).map(({ requirement }) => requirement);

describe("the answer of GET status", () => {
  it.each(PROFILE_IDS)("takes a full answer and extra keys in %s", (id) => {
    const body = {
      presence: "unavailable",
      last_active_ago: 420_845,
      status_msg: null,
      currently_active: false,
      x: 1,
    };
    expect(broken(id, body)).toEqual([]);
    expect(broken(id, { presence: "offline" })).toEqual([]);
    expect(getPresenceSchema(profile(id)).parse(body)).toMatchObject({ x: 1, last_active_ago: 420_845 });
  });

  it.each([
    [{}, "PRES-GET-002"],
    [{ presence: undefined }, "PRES-GET-002"],
    [{ presence: null }, "PRES-STATE-001"],
    [{ presence: "ONLINE" }, "PRES-STATE-001"],
    [{ presence: "" }, "PRES-STATE-001"],
    [{ presence: "hidden" }, "PRES-STATE-001"],
    [{ presence: "online", last_active_ago: "5" }, "PRES-GET-003"],
    [{ presence: "online", last_active_ago: -1 }, "PRES-GET-003"],
    [{ presence: "online", last_active_ago: 1.5 }, "PRES-GET-003"],
    [{ presence: "online", last_active_ago: null }, "PRES-GET-003"],
    [{ presence: "online", status_msg: false }, "PRES-GET-004"],
    [{ presence: "online", status_msg: {} }, "PRES-GET-004"],
    [{ presence: "online", currently_active: "true" }, "PRES-GET-005"],
    [{ content: { presence: "online" } }, "PRES-GET-001"],
    ["online", "PRES-GET-001"],
    [[], "PRES-GET-001"],
    [null, "PRES-GET-001"],
    [undefined, "PRES-GET-001"],
  ])("%j breaks %s", (body, requirement) => {
    expect(broken("v1", body)).toEqual([requirement]);
  });

  it("names every breach with its place", () => {
    const breaches = getPresenceBreaches(profile("v1"), { presence: "away", last_active_ago: -5 });
    expect(breaches.map(({ path }) => path)).toEqual(["presence", "last_active_ago"]);
  });

  it("follows the profile", () => {
    expect(broken("seed", { presence: "free_for_chat" })).toEqual([]);
    expect(broken("r0.4", { presence: "free_for_chat" })).toEqual(["PRES-STATE-001"]);
    expect(broken("seed", { presence: "online", currently_active: "yes" })).toEqual([]);
    expect(
      getPresenceSchema(profile("seed")).parse({ presence: "online", currently_active: "yes" })
        .currently_active,
    ).toBe(undefined);
  });
});
