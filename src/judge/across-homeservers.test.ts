import { describe, expect, it } from "vitest";
import type { RequirementId } from "../spec/requirement.ts";
import { event, HandHistory, id } from "./hand-history.fixture.ts";
import { judge } from "./judge.ts";

/** The fixture's roles live on one homeserver; this one's id ends in another name. */
const FAR = "B:far";

/** Alice's room, which Bob of another homeserver has joined, and Alice's homeserver knows. */
function apart(): HandHistory {
  return new HandHistory("v1", ["PRES-FED-001"])
    .ask("A", { kind: "register" }, { body: {} })
    .ask(FAR, { kind: "register" }, { body: {} })
    .ask("A", { kind: "createRoom", room: "r1" }, { body: { room_id: "!r1" } })
    .ask(FAR, { kind: "join", room: "!r1", subject: id(FAR) }, { body: {} })
    .ask("A", { kind: "getMembers", room: "!r1" }, { body: { members: [member("join")] } });
}

const member = (membership: string) => ({ user: id(FAR), membership });

function findings(hand: HandHistory, wanted?: RequirementId): readonly string[] {
  return judge(hand.done()).requirements.flatMap((one) =>
    wanted === undefined || one.id === wanted
      ? one.findings.filter(({ verdict }) => verdict !== "observed").map(({ title }) => `${one.id} ${title}`)
      : [],
  );
}

const shown = (message: string) => ({ presence: "online", status_msg: message, last_active_ago: 0 });

describe("what one homeserver shows of another's user", () => {
  const changed = () => apart().wait(5_000).put("A", "online", "old").wait(3_000).put("A", "online", "new");

  it("may be as old as the way is long, at home it may not", () => {
    expect(
      findings(
        changed()
          .wait(500)
          .look(FAR, "A", { ...shown("old"), last_active_ago: 3_500 }),
      ),
    ).toEqual([]);
    expect(findings(changed().wait(500).look("A", "A", shown("old"))).length).toBeGreaterThan(0);
  });

  it("may not be older", () => {
    expect(findings(changed().wait(3_000).look(FAR, "A", shown("old"))).length).toBeGreaterThan(0);
  });

  it("may lack the time that the telling took from the age, but is no other number", () => {
    const aged = (age: number) =>
      changed()
        .wait(5_000)
        .look(FAR, "A", { ...shown("new"), last_active_ago: age });
    expect(findings(aged(4_600))).toEqual([]);
    expect(findings(aged(1_700_000_000_000), "PRES-FED-001")).toHaveLength(1);
  });
});

describe("a change that has to cross", () => {
  const told = (events: readonly ReturnType<typeof event>[]) =>
    apart()
      .stream(FAR, [])
      .put("A", "online", "w")
      .stream(FAR, [event("A", "online", { status_msg: "w" })], { tookMs: 400 })
      .put("A", "unavailable", "x")
      .stream(FAR, events, { tookMs: 400 });

  it("is credited where it came, and is a crossing's loss where it did not", () => {
    const came = judge(told([event("A", "unavailable", { status_msg: "x" })]).done());
    expect(came.requirements.find(({ id: one }) => one === "PRES-FED-001")).toMatchObject({
      verdict: "pass",
    });
    expect(findings(told([]).stream(FAR, [], { tookMs: 20_000 }))).toEqual([
      "PRES-FED-001 A change of A's presence never reaches @b:far:hand, who shares a room.",
    ]);
  });
});

describe("a parting", () => {
  const secret = event("A", "online", { status_msg: "secret" });
  const left = () =>
    apart()
      .stream(FAR, [])
      .ask(FAR, { kind: "leave", room: "!r1", subject: id(FAR) }, { body: {} });

  it("holds once the other homeserver has shown that it knows, and perhaps not before", () => {
    const known = left().ask(
      "A",
      { kind: "getMembers", room: "!r1" },
      { body: { members: [member("leave")] } },
    );
    expect(findings(known.wait(100).put("A", "online", "secret").stream(FAR, [secret]))).toEqual([
      "PRES-VIS-005 @b:far:hand is sent the presence of A, whom they may not see.",
    ]);
    expect(findings(left().wait(100).put("A", "online", "secret").stream(FAR, [secret]))).toEqual([]);
  });
});
