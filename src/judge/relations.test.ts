import { describe, expect, it } from "vitest";
import type { Json } from "../history/history.ts";
import type { RequirementId } from "../spec/requirement.ts";
import { event, HandHistory, id } from "./hand-history.fixture.ts";
import { judge } from "./judge.ts";

const REFUSED = { errcode: "M_FORBIDDEN", error: "no" };

function found(history: HandHistory): readonly RequirementId[] {
  return judge(history.done())
    .requirements.filter(({ verdict }) => verdict === "fail" || verdict === "warn")
    .map((one) => one.id);
}

function move(hand: HandHistory, kind: "join" | "leave" | "invite", user: string, room = "!r1"): HandHistory {
  return hand.ask(user, { kind, room, subject: id(user) }, { body: {} }).wait(100);
}

function createdRoom(hand: HandHistory, room: string, body: Json): HandHistory {
  const request = { method: "POST", path: "/createRoom", body };
  return hand.ask("A", { kind: "createRoom", room }, { body: { room_id: room }, request });
}

describe("a leak", () => {
  const leaked = (hand: HandHistory) =>
    found(
      hand
        .stream("C", [])
        .put("A", "online", "x")
        .stream("C", [event("A", "online", { status_msg: "x" })]),
    );

  it("is blamed on what the stranger has to do with the subject", () => {
    expect(leaked(HandHistory.company("v1"))).toEqual(["PRES-PROP-002"]);
    expect(leaked(createdRoom(HandHistory.company("v1"), "!r2", { preset: "public_chat" }))).toEqual([
      "PRES-VIS-003",
    ]);
    const content = { history_visibility: "world_readable" };
    const state = [{ type: "m.room.history_visibility", state_key: "", content }];
    expect(leaked(createdRoom(HandHistory.company("v1"), "!r2", { initial_state: state }))).toEqual([
      "PRES-VIS-013",
    ]);
  });

  it("to somebody who declined is one to an invited user", () => {
    const invited = HandHistory.company("v1").ask(
      "A",
      { kind: "invite", room: "!r1", subject: id("C") },
      { body: {} },
    );
    expect(leaked(move(invited, "leave", "C"))).toEqual(["PRES-VIS-009"]);
  });
});

describe("a refused look at a member", () => {
  const seen = () => {
    const hand = createdRoom(HandHistory.company("v1"), "!r2", {});
    return move(hand, "join", "B", "!r2")
      .put("A", "online", "x")
      .look("B", "A", { presence: "online", status_msg: "x" });
  };

  it("is blamed on the leave after which nothing was seen", () => {
    expect(found(move(seen(), "leave", "B", "!r2").wait(3_000).look("B", "A", REFUSED, 403))).toEqual([
      "PRES-VIS-006",
    ]);
  });

  it("is blamed on nobody's coming and going while looks succeed", () => {
    expect(found(seen().wait(3_000).look("B", "A", REFUSED, 403))).toEqual(["PRES-GET-009"]);
  });

  it("is blamed on the return that does not restore it", () => {
    const back = move(move(move(seen(), "leave", "B"), "leave", "B", "!r2").wait(2_000), "join", "B");
    expect(found(back.wait(3_000).look("B", "A", REFUSED, 403))).toEqual(["PRES-VIS-010"]);
  });
});

describe("a first event after coming back", () => {
  const back = () => {
    const hand = HandHistory.company("v1")
      .stream("B", [])
      .put("A", "online", "before")
      .stream("B", [event("A", "online", { status_msg: "before" })]);
    move(hand, "leave", "B").wait(3_000).put("A", "unavailable", "between").wait(3_000);
    hand.put("A", "online", "now").wait(5_000).stream("B", []).stream("B", []);
    return move(hand, "join", "B");
  };

  it("may only show what holds now", () => {
    expect(found(back().stream("B", [event("A", "online", { status_msg: "now" })]))).toEqual([]);
    expect(found(back().stream("B", [event("A", "online", { status_msg: "before" })]))).toEqual([
      "PRES-VIS-010",
    ]);
    expect(found(back().stream("B", [event("A", "unavailable", { status_msg: "between" })]))).toEqual([
      "PRES-VIS-011",
    ]);
  });
});
