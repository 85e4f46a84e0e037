import { describe, expect, it } from "vitest";
import { company, IDS, oracle } from "./presence-oracle.fixture.ts";
import type { Whereabouts } from "./whereabouts.ts";

describe("what is not shown", () => {
  it.each([
    ["nothing moves when their stream goes on as they said", 1_000, "unavailable", { missed: 1 }],
    ["an older request may have come in between", 1, "unavailable", {}],
    ["their stream asks for something else", 1_000, "online", {}],
  ] as const)("is missed or not: %s", (_, forMs, level, counts) => {
    const { send, whereabouts, track, change, show, violations } = company();
    send(0, "unavailable", { at: 100, underway: [{ level: "online", forMs }] }).taken(101);
    whereabouts.asks(0, { level, at: 198 });
    const witness = change(2, "unavailable", 200);
    show(1, IDS[2]!, { presence: "unavailable", status_msg: witness }, 210);
    track.fence(1);
    show(1, IDS[0]!, { presence: "online", status_msg: change(0, "online", 300) }, 310);
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
