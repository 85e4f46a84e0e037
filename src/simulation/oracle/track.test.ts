import { describe, expect, it } from "vitest";
import { coMembersOf } from "../population/co-members.ts";
import { Track, type TrackOptions } from "./track.ts";

/** Users 0, 1 and 2 share a room, 3 is alone; everybody has one session. */
function track(
  { sequenceMs, orderMs, isRemote }: Partial<Pick<TrackOptions, "sequenceMs" | "orderMs" | "isRemote">> = {},
  cameAt = 0,
) {
  const coMembers = coMembersOf({ users: 4, rooms: [[0, 1, 2], [3]] });
  const one = new Track({
    coMembers,
    sessions: Int32Array.of(0, 1, 2, 3),
    hardMs: 1_000,
    sequenceMs: sequenceMs ?? 5,
    orderMs: orderMs ?? 20,
    isRemote,
  });
  for (let session = 0; session < 4; session++) one.listen(session, cameAt);
  return {
    track: one,
    change: (user: number, at: number) => {
      const version = one.versions.issue(user, { kind: "status", intendedAt: at, sentAt: at });
      one.versions.acknowledge(user, version, at + 1);
      return version;
    },
    sight: (session: number, subject: number, version: number, at: number) =>
      one.sight(session, { edge: one.edgeOf(session, subject), subject, version, at }),
  };
}

describe("a track", () => {
  it("has an edge for each pair that shares a room, in both directions, and for no other", () => {
    const { track: one } = track();
    expect(one.edges).toBe(6);
    expect(one.edgeOf(0, 3)).toBe(-1);
    expect(one.edgeOf(0, 0)).toBe(-1);
    expect(
      new Set([0, 1, 2].flatMap((session) => [...one.edgesOf(session)].map(([edge]) => edge))).size,
    ).toBe(6);
  });

  it("tells news from repetitions, steps back and inventions", () => {
    const { change, sight } = track();
    change(1, 100);
    change(1, 200);
    expect(sight(0, 1, 1, 150)).toMatchObject({ kind: "news", latencyMs: 50, change: "status" });
    expect(sight(0, 1, 1, 160)).toEqual({ kind: "repeat" });
    expect(sight(0, 1, 2, 230)).toMatchObject({ kind: "news", latencyMs: 30, overtaken: 0, missed: 0 });
    expect(sight(0, 1, 1, 240)).toEqual({ kind: "went back" });
    expect(sight(0, 1, 3, 250)).toEqual({ kind: "invention" });
    // What another session was shown is another matter.
    expect(sight(2, 1, 1, 260)).toMatchObject({ kind: "news" });
  });

  it("lets a newer state overtake an older one that nothing proves to be lost", () => {
    const { change, sight } = track();
    change(1, 100);
    change(1, 300);
    expect(sight(0, 1, 2, 310)).toMatchObject({ kind: "news", overtaken: 1, missed: 0 });
  });

  it("misses what stood for that long of a user elsewhere, from when anybody here was shown it", () => {
    const { track: one, sight } = track({ isRemote: (user) => user === 1 });
    const shown = (session: number, version: number, at: number) => {
      one.versions.learn(1, { version, intendedAt: 1_000 * version, at });
      return sight(session, 1, version, at);
    };
    for (const session of [0, 2]) shown(session, 1, 1_010);
    shown(2, 2, 2_010);
    shown(2, 4, 4_010);
    shown(2, 5, 5_001);
    // Of version 3 nobody was shown anything here; version 4 was overtaken 990 ms after it was shown to be taken.
    expect(shown(0, 5, 5_002)).toMatchObject({ kind: "news", overtaken: 3, missed: 0 });
    shown(2, 6, 6_001);
    shown(2, 7, 7_100);
    one.versions.learn(1, { version: 8, intendedAt: 8_200, at: 8_201 });
    expect(shown(0, 8, 8_202)).toMatchObject({ kind: "news", overtaken: 1, missed: 1 });
  });

  it("misses what stood for longer than a delivery may take", () => {
    const { change, sight } = track();
    change(1, 100);
    change(1, 1_200);
    expect(sight(0, 1, 2, 1_210)).toMatchObject({ kind: "news", overtaken: 0, missed: 1 });
  });

  it.each([
    [
      "has passed over what was not shown although newer news of others came",
      200,
      { missed: 0, passedOver: 1 },
    ],
    ["misses what it has passed over where that stood for long, too", 1_200, { missed: 1, passedOver: 0 }],
  ])("%s", (_, at, counts) => {
    const { track: one, change, sight } = track();
    change(1, 100);
    change(2, 110);
    sight(0, 2, 1, 120);
    one.fence(0);
    change(1, at);
    expect(sight(0, 1, 2, at + 10)).toMatchObject({ kind: "news", overtaken: 0, ...counts });
  });

  it.each([
    ["was sent too soon after it to be in order", 20],
    ["comes from homeservers between which there is no order", Number.POSITIVE_INFINITY],
  ])("takes no news for proof that %s", (_, sequenceMs) => {
    const { track: one, change, sight } = track({ sequenceMs });
    change(1, 100);
    change(2, 110);
    sight(0, 2, 1, 120);
    one.fence(0);
    change(1, 200);
    expect(sight(0, 1, 2, 210)).toMatchObject({ overtaken: 1, passedOver: 0 });
  });

  it.each([
    ["well after", 150, 1],
    ["soon after", 115, 0],
  ])("takes no news for proof but of what was done %s the last version moved", (_, at, passedOver) => {
    const { track: one, change, sight } = track();
    change(1, 100);
    one.move(1, 108);
    change(2, at);
    sight(0, 2, 1, 160);
    one.fence(0);
    change(1, 200);
    expect(sight(0, 1, 2, 210)).toMatchObject({ overtaken: 1 - passedOver, passedOver });
  });

  it("takes no news for proof of what may take its time, counted from when it moved", () => {
    const { track: one, change, sight } = track({ sequenceMs: 60 });
    change(1, 100);
    one.move(1, 200);
    change(2, 240);
    sight(0, 2, 1, 250);
    one.fence(0);
    change(1, 400);
    expect(sight(0, 1, 2, 410)).toMatchObject({ overtaken: 1, passedOver: 0 });
  });

  it.each<[string, number, (one: Track) => void, boolean]>([
    ["what comes out of order for what it is", 130, () => undefined, true],
    ["for told again what has moved since", 130, (one) => one.move(1, 125), false],
    ["for caught up with what comes when its stream goes on", 130, (one) => one.listen(0, 125), false],
    ["for told again what had been lost by then", 1_200, () => undefined, false],
  ])("takes %s", (_, at, befalls, isLate) => {
    const { track: one, change, sight } = track();
    change(1, 100);
    change(2, 110);
    sight(0, 2, 1, 120);
    one.fence(0);
    befalls(one);
    expect(sight(0, 1, 1, at)).toMatchObject({ kind: "news", missed: 0, passedOver: 0, isLate });
  });

  it("takes nothing for late that comes before news of what others did later", () => {
    const { track: one, change, sight } = track();
    change(1, 100);
    change(2, 110);
    expect(sight(0, 1, 1, 115)).toMatchObject({ kind: "news", isLate: false });
    sight(0, 2, 1, 120);
    one.fence(0);
    expect(sight(0, 1, 1, 130)).toEqual({ kind: "repeat" });
  });

  it.each([
    ["news of others came since", true, 200, 0],
    ["they stayed away for long", true, 2_000, 0],
    ["news of others came since, unless they had never left", false, 200, 1],
    ["they stayed away for long, unless they had never left", false, 2_000, 1],
  ])("a first answer may leave out who has left, also when %s", (_, hasLeft, backAt, lost) => {
    const { track: one, change, sight } = track(undefined, 105);
    change(1, 100);
    if (hasLeft) one.leave(1, 104);
    if (backAt < 1_000) sight(0, 2, change(2, 150), 160);
    one.fence(0);
    change(1, backAt);
    const [missed, passedOver] = backAt < 1_000 ? [0, lost] : [lost, 0];
    expect(sight(0, 1, 2, backAt + 10)).toMatchObject({ overtaken: 1 - lost, missed, passedOver });
  });

  it.each([
    ["and came back", true],
    ["and stayed away", false],
  ])("knows what a stream had passed over that has ended since %s", (_, isBack) => {
    const { track: one, change, sight } = track();
    change(1, 100);
    change(2, 110);
    sight(0, 2, 1, 120);
    const edge = one.edgeOf(0, 1);
    expect(one.passedOver(edge)).toBe(0);
    one.fence(0);
    one.silence(0);
    change(1, 500);
    expect(one.passedOver(edge)).toBe(1);
    if (!isBack) return;
    one.listen(0, 600);
    expect(sight(0, 1, 2, 610)).toMatchObject({ overtaken: 0, passedOver: 1 });
    expect(one.passedOver(edge)).toBe(0);
  });

  it("demands nothing of a session that is away, and all of it after it came back", () => {
    const { track: one, change } = track();
    one.silence(0);
    change(1, 100);
    const edge = one.edgeOf(0, 1);
    expect(one.isMissing(0, edge, { subject: 1, at: 5_000 })).toBe(false);
    one.listen(0, 5_000);
    expect(one.isMissing(0, edge, { subject: 1, at: 5_900 })).toBe(false);
    expect(one.isMissing(0, edge, { subject: 1, at: 6_100 })).toBe(true);
  });

  it("knows only the numbers of versions that are long past", () => {
    const { change, sight } = track();
    for (let at = 0; at < 40; at++) change(1, at);
    expect(sight(0, 1, 3, 50)).toMatchObject({ kind: "news", latencyMs: Number.NaN });
    expect(sight(0, 1, 40, 60)).toMatchObject({ kind: "news", latencyMs: 21 });
  });
});
