import { describe, expect, it } from "vitest";
import { IDS, oracle } from "./presence-oracle.fixture.ts";

describe("what is shown of a co-member", () => {
  it("is verified when it is what they said, and measured from when it was due", () => {
    const { change, show, violations, latencies, watched } = oracle();
    const message = change(0, "unavailable", 100);
    show(1, IDS[0]!, { presence: "unavailable", status_msg: message }, 130);
    expect(violations.total).toBe(0);
    expect(latencies).toEqual([["level", 30]]);
    expect(watched.counts).toMatchObject({ verified: 1 });
  });

  it("is of nobody's business to a stranger", () => {
    const { change, show, violations } = oracle();
    show(2, IDS[0]!, { presence: "unavailable", status_msg: change(0, "unavailable", 100) }, 130);
    show(2, "@who:elsewhere", { presence: "online" }, 140);
    expect(violations.counts()).toEqual({ leak: 2 });
    expect(violations.kept.map(({ subject }) => subject)).toEqual([0, undefined]);
  });

  it.each([
    ["a level that does not belong to the message", { presence: "online" }, "wrong level"],
    [
      "a message that nobody wrote",
      { presence: "online", status_msg: "rollcall t #7 online 100" },
      "invention",
    ],
    ["a text that is no version", { presence: "online", status_msg: "hello" }, "invention"],
    ["a level that does not exist", { presence: "asleep" }, "invention"],
    ["no content", undefined, "invention"],
  ])("is wrong with %s", (_, content, kind) => {
    const { change, watched, violations } = oracle();
    const status_msg = change(0, "unavailable", 100);
    const event = { type: "m.presence", sender: IDS[0], content: content && { status_msg, ...content } };
    watched.sight(1, event, 130);
    expect(violations.counts()).toEqual({ [kind]: 1 });
  });

  it("must not lose its message again", () => {
    const { change, show, violations } = oracle();
    show(1, IDS[0]!, { presence: "online", status_msg: change(0, "online", 100) }, 110);
    show(1, IDS[0]!, { presence: "online" }, 120);
    expect(violations.counts()).toEqual({ "went back": 1 });
  });

  it("may be offline after the stream has ended, and not before", () => {
    const { change, show, whereabouts, violations } = oracle();
    const status_msg = change(0, "online", 100);
    show(1, IDS[0]!, { presence: "offline", status_msg }, 110);
    expect(violations.counts()).toEqual({ "wrong level": 1 });
    const other = oracle();
    const later = other.change(0, "online", 100);
    other.whereabouts.closes(0, { level: "online", at: 200 });
    other.show(1, IDS[0]!, { presence: "offline", status_msg: later }, 30_200);
    expect(other.violations.total).toBe(0);
    expect(whereabouts.of(0)).not.toBe(other.whereabouts.of(0));
  });

  it.each([
    ["", undefined],
    [", told although they are active again", 309_990],
  ])("may be idle by the server's own timer%s", (_, activeAt) => {
    const { change, show, whereabouts, violations } = oracle();
    const status_msg = change(0, "online", 100);
    show(1, IDS[0]!, { presence: "online", status_msg }, 110);
    if (activeAt !== undefined) whereabouts.isActive(0, activeAt);
    show(1, IDS[0]!, { presence: "unavailable", status_msg }, 310_000);
    expect(violations.total).toBe(0);
  });

  it("may be idle by it since the process that simulated them before", () => {
    const { change, show, violations } = oracle(undefined, undefined, 200_000);
    show(1, IDS[0]!, { presence: "unavailable", status_msg: change(0, "online", 200_100) }, 310_000);
    expect(violations.total).toBe(0);
  });

  it("is due since a stream that had asked for the level before asks for theirs", () => {
    const { send, show, watched, whereabouts, violations } = oracle();
    const put = send(0, "unavailable", { at: 100, underway: [{ level: "online", forMs: 1_000 }] });
    put.taken(101);
    // That stream's request was handled after the change, and waited for news until now.
    show(1, IDS[0]!, { presence: "online", status_msg: put.message }, 110);
    whereabouts.asks(0, { level: "unavailable", at: 30_000 });
    watched.findMissing(1, 31_000);
    expect(violations.total).toBe(0);
    watched.findMissing(1, 60_000);
    expect(violations.counts()).toEqual({ missing: 1 });
  });

  it("may be offline while the streams of the user are in trouble, and must be back when they are not", () => {
    const { change, show, whereabouts, violations } = oracle();
    const status_msg = change(0, "online", 100);
    whereabouts.falters(0, { since: 200, until: 10_000 });
    show(1, IDS[0]!, { presence: "offline", status_msg }, 30_300);
    expect(violations.counts()).toEqual({ "wrong level": 1 });
    const other = oracle();
    const later = other.change(0, "online", 100);
    other.whereabouts.falters(0, { since: 200, until: 16_000 });
    other.show(1, IDS[0]!, { presence: "offline", status_msg: later }, 30_300);
    other.watched.findMissing(1, 60_000);
    expect(other.violations.total).toBe(0);
    other.whereabouts.recovers(0, { level: "online", at: 60_000 });
    other.watched.findMissing(1, 69_000);
    expect(other.violations.total).toBe(0);
    other.watched.findMissing(1, 71_000);
    expect(other.violations.counts()).toEqual({ missing: 1 });
  });

  it("may be either while a stream request that asks for the old level is underway", () => {
    const { send, track, show, violations } = oracle();
    const put = send(0, "unavailable", { at: 100, underway: [{ level: "online", forMs: 1_000 }] });
    put.taken(101);
    show(1, IDS[0]!, { presence: "unavailable", status_msg: put.message }, 110);
    show(1, IDS[0]!, { presence: "online", status_msg: put.message }, 120);
    expect(violations.total).toBe(0);
    expect(track.versions.acked(0)).toBe(1);
  });

  it("must be where their last PUT says, or where a stream asked while it was underway", () => {
    const { send, whereabouts, show, watched, violations } = oracle();
    const put = send(0, "unavailable", { at: 100 });
    whereabouts.asks(0, { level: "online", at: 150 });
    put.taken(1_000);
    show(1, IDS[0]!, { presence: "unavailable", status_msg: put.message }, 1_010);
    watched.findMissing(1, 30_000);
    expect(violations.total).toBe(0);
  });

  describe("after a PUT of which nobody knows whether it was done", () => {
    const doubting = () => {
      const all = oracle();
      const first = all.change(0, "online", 100);
      const put = all.send(0, "unavailable", { at: 200 });
      put.doubted();
      all.whereabouts.asks(0, { level: "unavailable", at: 210 });
      return { ...all, messages: [first, put.message] };
    };

    it.each([0, 1])("comes at the level that streams ask for, with version %d of the two before", (place) => {
      const { show, messages, violations, whereabouts } = doubting();
      show(1, IDS[0]!, { presence: "unavailable", status_msg: messages[place] }, 220);
      expect(violations.total).toBe(0);
      expect([0, 1].map((user) => whereabouts.hasStrayed(user))).toEqual([true, false]);
    });

    it("comes with neither when another was taken", () => {
      const { change, show, messages, violations, whereabouts } = doubting();
      show(1, IDS[0]!, { presence: "online", status_msg: messages[0] }, 220);
      change(0, "unavailable", 300);
      whereabouts.closes(0, { level: "unavailable", at: 310 });
      show(1, IDS[0]!, { presence: "offline", status_msg: messages[1] }, 320);
      expect(violations.counts()).toEqual({ "wrong level": 1 });
    });
  });

  it("may be what a stream asked for that has ended meanwhile, for as long as its request may be on its way", () => {
    const { change, show, whereabouts, violations } = oracle();
    whereabouts.closes(0, { level: "unavailable", at: 200 });
    whereabouts.opens(0, { level: "online", intendedAt: 210 });
    show(1, IDS[0]!, { presence: "unavailable", status_msg: change(0, "online", 220) }, 230);
    expect(violations.total).toBe(0);
    show(1, IDS[0]!, { presence: "unavailable", status_msg: change(0, "online", 20_000) }, 20_010);
    expect(violations.counts()).toEqual({ "wrong level": 1 });
  });

  it.each([
    ["its own clients waiting", 100, undefined, 1],
    ["them waiting until now", 100, 20_100, 1],
    ["nobody waiting for long", 10_100, 20_100, 0],
  ])("is excused while the server keeps %s", (_, askedAt, answeredAt, excused) => {
    const { change, show, watched, strain, violations } = oracle();
    const status_msg = change(0, "online", 100);
    const answered = strain.asked(askedAt);
    if (answeredAt !== undefined) answered(answeredAt);
    show(1, IDS[0]!, { presence: "offline", status_msg }, 20_200);
    expect([watched.counts.excused, violations.total]).toEqual([excused, 1 - excused]);
  });
});

describe("what is shown of somebody whom another process simulates", () => {
  const elsewhere = () => oracle((user) => user === 0);
  const said = (number: number, levels: string, at: number) => `rollcall t #${number} ${levels} ${at}`;

  it("is known by what it says, however late it comes: after newer versions, and after all was done", () => {
    const { show, watched, track, latencies, violations } = elsewhere();
    track.versions.conclude(0, { issued: 3, acked: 3, at: 400 });
    watched.conclude(() => false);
    for (const [number, level, at] of [
      [2, "unavailable", 200],
      [3, "online", 300],
    ] as const)
      show(1, IDS[0]!, { presence: level, status_msg: said(number, level, at) }, 410);
    expect(violations.kept).toEqual([]);
    expect(latencies.map(([, latencyMs]) => latencyMs)).toEqual([210, 110]);
    watched.findMissing(1, 60_000);
    expect(violations.kept).toEqual([]);
  });

  it.each([
    ["is wrong, by what it says of itself", "online", false, 1],
    ["may be what a request of theirs asked for at the same time", "unavailable,online", false, 0],
    ["may be wrong of somebody who has left and come back", "online", true, 0],
  ])("%s", (_, levels, hasStrayed, count) => {
    const { show, watched, violations } = elsewhere();
    show(1, IDS[0]!, { presence: "unavailable", status_msg: said(1, levels, 100) }, 110);
    expect(violations.total).toBe(0);
    watched.conclude(() => hasStrayed);
    expect(violations.counts()).toEqual(count === 0 ? {} : { "wrong level": count });
  });

  it("may be idle by the server's own timer", () => {
    const { show, watched, violations } = elsewhere();
    show(1, IDS[0]!, { presence: "unavailable", status_msg: said(1, "online", 100) }, 310_000);
    watched.conclude(() => false);
    expect(violations.total).toBe(0);
  });
});
