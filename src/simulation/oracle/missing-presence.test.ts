import { describe, expect, it } from "vitest";
import { bitOf } from "./expected-levels.ts";
import { company, IDS, oracle } from "./presence-oracle.fixture.ts";
import type { Whereabouts } from "./whereabouts.ts";

describe("what is not shown", () => {
  it.each([
    ["nothing moves when their stream goes on as they said", 1_000, "unavailable", { missed: 1 }],
    ["an older request may have come in between", 1, "unavailable", {}],
    ["their stream asks for something else", 1_000, "online", {}],
  ] as const)("is missed or not: %s", (_, forMs, level, counts) => {
    const { send, whereabouts, track, change, show, watched, violations } = company();
    send(0, "unavailable", { at: 100, underway: [{ level: "online", forMs }] }).taken(101);
    whereabouts.asks(0, { level, at: 198 });
    const witness = change(2, "unavailable", 200);
    show(1, IDS[2]!, { presence: "unavailable", status_msg: witness }, 210);
    track.fence(1);
    show(1, IDS[0]!, { presence: "online", status_msg: change(0, "online", 300) }, 310);
    watched.weighOrder(false);
    expect(violations.counts()).toEqual(counts);
  });

  it("is missing at the end", () => {
    const { change, watched, violations } = oracle();
    change(0, "unavailable", 100);
    watched.findMissing(1, 5_000);
    watched.findMissing(1, 20_000, 10_000);
    expect(violations.total).toBe(0);
    watched.findMissing(1, 20_000);
    expect(violations.counts()).toEqual({ missing: 1 });
    expect(violations.kept[0]).toMatchObject({ session: 1, subject: 0 });
  });

  it.each([
    ["is not missing where they left while somebody came for the first time", 99, {}],
    ["is missing where they left only afterwards", 101, { missing: 1 }],
  ])("%s", (_, sentAt, counts) => {
    const { send, watched, violations } = oracle(undefined, undefined, 100);
    send(0, "offline", { at: sentAt }).taken(150);
    watched.findMissing(1, 20_000);
    expect(violations.counts()).toEqual(counts);
  });

  it.each<[string, (whereabouts: Whereabouts) => void, object]>([
    ["has left before", (all) => all.closes(0, { level: "online", at: 95 }), {}],
    ["may have been taken for gone", (all) => all.falters(0, { since: 0, until: 20_000 }), {}],
    ["has been there all the time", () => undefined, { missed: 1 }],
  ])("is missed or not in a first answer by whether its user %s", (_, befalls, counts) => {
    const { whereabouts, change, show, violations } = oracle(undefined, undefined, 100);
    change(0, "online", 90);
    befalls(whereabouts);
    show(1, IDS[0]!, { presence: "online", status_msg: change(0, "online", 30_000) }, 30_010);
    expect(violations.counts()).toEqual(counts);
  });

  it("is missing where a stream has passed it over and has ended, and whoever left before it came back", () => {
    const { watched, track, show, change, violations } = company();
    change(0, "offline", 100);
    track.silence(1);
    track.listen(1, 150);
    watched.findMissing(1, 5_000);
    expect(violations.total).toBe(0);
    show(1, IDS[2]!, { presence: "online", status_msg: change(2, "online", 200) }, 210);
    track.fence(1);
    track.silence(1);
    watched.findMissing(1, 5_000);
    expect(violations.counts()).toEqual({ missing: 1 });
  });

  it.each([
    ["may have been left out of a first answer where somebody elsewhere may have left", true, {}],
    ["is missing where they never left", false, { missing: 1 }],
  ])("%s", (_, hasStrayed, counts) => {
    const { watched, track, violations } = oracle((user) => user === 0);
    watched.conclude(() => hasStrayed);
    track.versions.conclude(0, { issued: 1, acked: 1, at: 1_000 });
    watched.findMissing(1, 20_000);
    expect(violations.counts()).toEqual(counts);
  });

  it("is missing, too, when it is a level without a message of its own", () => {
    const { watched, violations } = oracle();
    // Ann has come, and Bob was never told.
    watched.findMissing(1, 20_000, 10_000);
    expect(violations.total).toBe(0);
    watched.findMissing(1, 20_000);
    expect(violations.counts()).toEqual({ missing: 1 });
  });

  it("is not missing where the change was refused", () => {
    const { send, watched, show, violations } = oracle();
    show(1, IDS[0]!, { presence: "online" }, 10);
    const put = send(0, "unavailable", { at: 100 });
    put.doubted();
    watched.findMissing(1, 20_000);
    expect(violations.total).toBe(0);
  });
});

describe("what only the order of news shows", () => {
  /** Bob is told of what Cid did later than Ann, and not of what she did. */
  const passing = () => {
    const all = company();
    const { change, show, track } = all;
    const passed = change(0, "unavailable", 100);
    const tellsOfCid = (at: number) => {
      show(1, IDS[2]!, { presence: "online", status_msg: change(2, "online", at) }, at + 10);
      track.fence(1);
    };
    tellsOfCid(200);
    const overtakes = (at: number) =>
      show(1, IDS[0]!, { presence: "online", status_msg: change(0, "online", at) }, at + 10);
    return { ...all, passed, tellsOfCid, overtakes };
  };

  it("is held until it is known whether the server keeps one", () => {
    const { overtakes, change, tellsOfCid, watched, violations, held } = passing();
    overtakes(300);
    expect([violations.total, held.counts()]).toEqual([0, { missed: 1 }]);
    watched.weighOrder(false);
    expect(violations.kept).toMatchObject([{ kind: "missed", session: 1, subject: 0, at: 310 }]);
    // What comes afterwards is known at once.
    change(0, "unavailable", 400);
    tellsOfCid(500);
    overtakes(600);
    expect(violations.counts()).toEqual({ missed: 2 });
    expect(watched.counts).toMatchObject({ unproved: 0, outOfOrder: 0 });
  });

  it("is counted, and no more, where news came out of order in another process", () => {
    const { overtakes, tellsOfCid, change, watched, violations } = passing();
    overtakes(300);
    watched.weighOrder(true);
    change(0, "unavailable", 400);
    tellsOfCid(500);
    overtakes(600);
    change(0, "unavailable", 700);
    tellsOfCid(800);
    watched.findMissing(1, 5_000);
    expect(violations.total).toBe(0);
    expect(watched.counts).toMatchObject({ unproved: 3, outOfOrder: 0 });
    // However news are ordered: nothing takes so long.
    watched.findMissing(1, 20_000);
    expect(violations.counts()).toEqual({ missing: 1 });
  });

  it.each<[string, string, (whereabouts: Whereabouts) => void, number]>([
    ["itself", "unavailable", () => undefined, 1],
    ["at another level, which something else has brought", "online", () => undefined, 0],
    ["after its user did something that may be told, too", "unavailable", (all) => all.isActive(0, 205), 0],
  ])("proves nothing where what was passed over comes %s", (_, presence, befalls, outOfOrder) => {
    const { show, passed, whereabouts, tellsOfCid, change, overtakes, watched, violations } = passing();
    befalls(whereabouts);
    whereabouts.admit(0, 1, bitOf("online"));
    show(1, IDS[0]!, { presence, status_msg: passed }, 220);
    change(0, "unavailable", 300);
    tellsOfCid(400);
    overtakes(500);
    watched.weighOrder(false);
    expect(watched.counts).toMatchObject({ outOfOrder, unproved: outOfOrder });
    expect(violations.total).toBe(1 - outOfOrder);
  });
});
