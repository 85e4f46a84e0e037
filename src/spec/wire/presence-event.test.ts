import { describe, expect, it } from "vitest";
import { PROFILE_IDS, profile } from "../profiles.ts";
import { presenceEventBreaches, presenceEventSchema, presenceEventSubject } from "./presence-event.ts";

const alice = "@alice:example.org";
const broken = (profileId: string, event: unknown) =>
  presenceEventBreaches(profile(profileId), event).map(({ requirement }) => requirement);
const event = (content: object, rest: object = {}) => ({
  type: "m.presence",
  sender: alice,
  content: { presence: "online", user_id: alice, ...content },
  ...rest,
});

describe("the m.presence event", () => {
  it.each(PROFILE_IDS)("takes a full event and extra keys in %s", (id) => {
    const full = event({
      last_active_ago: 2.5,
      displayname: "Alice",
      avatar_url: "mxc://example.org/a",
      status_msg: "hi",
    });
    expect(broken(id, { ...full, x: 1 })).toEqual([]);
    expect(presenceEventSchema(profile(id)).parse({ ...full, x: 1 })).toMatchObject({ x: 1 });
  });

  it.each([
    [event({}, { type: "m.presence.update" }), "PRES-EVT-001"],
    [{ sender: alice, content: { presence: "online" } }, "PRES-EVT-001"],
    ["m.presence", "PRES-EVT-001"],
    [event({}, { content: undefined }), "PRES-EVT-002"],
    [event({ presence: undefined }), "PRES-EVT-002"],
    [event({ presence: "away" }), "PRES-STATE-001"],
    [event({ presence: "hidden" }), "PRES-STATE-001"],
    [event({}, { sender: undefined }), "PRES-EVT-004"],
    [event({ user_id: undefined }, { sender: "alice" }), "PRES-EVT-004"],
    [event({ user_id: "@bob:example.org" }), "PRES-EVT-005"],
    [event({ last_active_ago: -1 }), "PRES-EVT-007"],
    [event({ displayname: null }), "PRES-EVT-008"],
    [event({ avatar_url: 5 }), "PRES-EVT-008"],
    [event({ status_msg: { a: 1 } }), "PRES-EVT-009"],
    [event({ currently_active: "true" }), "PRES-EVT-010"],
    [event({}, { room_id: "!room:example.org" }), "PRES-EVT-011"],
  ])("%j breaks %s", (item, requirement) => {
    expect(broken("v1", item)).toEqual([requirement]);
  });

  it("reports two subjects although another key is malformed as well", () => {
    const item = event({ presence: "away", user_id: "@bob:example.org" });
    expect(broken("v1", item).sort()).toEqual(["PRES-EVT-005", "PRES-STATE-001"]);
  });

  it("finds the subject where the profile puts it", () => {
    const bySender = { type: "m.presence", sender: alice, content: { presence: "online" } };
    const byContent = { type: "m.presence", content: { presence: "online", user_id: alice } };
    const byNobody = { type: "m.presence", content: { presence: "online" } };
    expect(broken("seed", byContent)).toEqual([]);
    expect(broken("seed", bySender)).toEqual(["PRES-EVT-003"]);
    expect(broken("seed", event({ user_id: "alice" }, { sender: undefined }))).toEqual(["PRES-EVT-003"]);
    expect(broken("r0.2-r0.3", byContent)).toEqual([]);
    expect(broken("r0.2-r0.3", bySender)).toEqual([]);
    expect(broken("r0.2-r0.3", byNobody)).toEqual(["PRES-EVT-003"]);
    expect(broken("r0.4", byContent)).toEqual(["PRES-EVT-004"]);
    expect([bySender, byContent, byNobody, null, "x"].map(presenceEventSubject)).toEqual([
      alice,
      alice,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("follows the profile", () => {
    expect(broken("seed", event({ presence: "hidden" }))).toEqual([]);
    expect(broken("seed", event({ presence: "free_for_chat" }))).toEqual([]);
    expect(broken("seed", event({ currently_active: 1, status_msg: 1 }))).toEqual([]);
    expect(broken("seed", event({}, { event_id: 1 }))).toEqual(["PRES-EVT-006"]);
    expect(broken("v1", event({}, { event_id: 1 }))).toEqual([]);
    expect(broken("v1", event({ avatar_url: "http://example.org/a" }))).toEqual([]);
    expect(broken("main", event({ avatar_url: "http://example.org/a" }))).toEqual(["PRES-EVT-008"]);
  });
});
