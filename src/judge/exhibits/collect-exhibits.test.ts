import { describe, expect, it } from "vitest";
import type { History, StepRecord } from "../../history/history.ts";
import { event, HandHistory } from "../hand-history.fixture.ts";
import { judge } from "../judge.ts";
import { collectExhibits, type ExhibitLimits } from "./collect-exhibits.ts";
import type { Entry } from "./timeline.ts";

const step: StepRecord = {
  record: "step",
  scenario: "hand/001",
  step: 0,
  command: { type: "setPresence", user: "A", presence: "online", message: "fresh" },
  edges: [],
  at: 10,
};

function timelineOf(hand: HandHistory, steps: readonly StepRecord[] = [step], limits?: ExhibitLimits) {
  const history: History = { ...hand.done(), steps };
  const judgement = judge(history);
  const { timelines, latency } = collectExhibits(history, judgement, limits);
  const [timeline] = timelines;
  return { judgement, latency, lanes: timeline!.lanes, entries: timeline!.entries };
}

const said = (entries: readonly Entry[]) =>
  entries.map((entry) => (entry.kind === "gap" ? "gap" : `${entry.kind}: ${entry.said}`));

const exchange = (entries: readonly Entry[], index: number) => {
  const found = entries.find((entry) => entry.kind === "exchange" && entry.index === index);
  if (found?.kind !== "exchange") throw new Error(`Cannot find exchange ${index}.`);
  return found;
};

describe("collectExhibits", () => {
  it("tells a scenario in the order of time: steps, acts when they were sent, news when it came", () => {
    const hand = HandHistory.company("v1").put("A", "online", "hi").look("B", "A", { presence: "online" });
    hand.stream("B", [event("A", "online")], { tookMs: 1_000 }).put("A", "offline");
    expect(said(timelineOf(hand).entries)).toEqual([
      "exchange: is registered",
      "exchange: is registered",
      "exchange: is registered",
      "exchange: creates room r1",
      "exchange: joins a room",
      "step: A sets online with a new message",
      "exchange: sets online, “hi”",
      "exchange: looks at A",
      "exchange: waits for news (sync, set_presence=offline, from the beginning)",
      "exchange: sets offline, no message",
    ]);
  });

  it("has what was allowed beside what was shown, as it was before that was seen", () => {
    const hand = HandHistory.company("v1", ["PRES-STATE-002"]).put("A", "online", "hi");
    hand.look("B", "A", { presence: "unavailable", status_msg: "hi", last_active_ago: 4 });
    const { entries, judgement } = timelineOf(hand);
    const wrong = exchange(entries, 6);
    expect(wrong.shown).toEqual([
      {
        subject: "A",
        presence: "unavailable",
        message: "hi",
        agoMs: 4,
        outcome: "wrong",
        allowed: [{ presence: "online", message: "hi" }],
      },
    ]);
    const findings = judgement.requirements.flatMap((requirement) => requirement.findings);
    expect(findings.length).toBeGreaterThan(0);
    for (const { id, verdict, title } of findings)
      expect(wrong.findings).toContainEqual({ id, verdict, title });
  });

  it("gives each session a lane where its user has several, and says what seldom matters", () => {
    const hand = HandHistory.company("v1").put("A", "online");
    hand.ask("A", { kind: "putPresence", subject: "@a:hand", presence: "offline" }, { device: "d2" });
    hand.stream("B", []).ask("A", { kind: "logOut" });
    const { lanes, entries } = timelineOf(hand);
    expect(lanes).toEqual([
      { role: "A", user: "@a:hand", device: "d1" },
      { role: "A", user: "@a:hand", device: "d2" },
      { role: "B", user: "@b:hand" },
      { role: "C", user: "@c:hand" },
    ]);
    expect(exchange(entries, 6).lane).toBe(1);
    expect([0, 5, 6, 7, 8].map((index) => exchange(entries, index).aside)).toEqual([
      "set-up",
      undefined,
      undefined,
      "nothing",
      "set-up",
    ]);
  });

  it("counts how long presence travelled", () => {
    const hand = HandHistory.company("v1").stream("B", []);
    hand.put("A", "online").stream("B", [event("A", "online")], { tookMs: 30 });
    expect(timelineOf(hand).latency).toEqual([{ fromMs: 20, toMs: 50, count: 1 }]);
  });

  it("cuts what is long, and tells how long it was", () => {
    const hand = HandHistory.company("v1").put("A", "online", "x".repeat(100_000));
    hand.look("B", "A", { presence: "online", status_msg: "x".repeat(100_000) });
    const { entries } = timelineOf(hand);
    expect(JSON.stringify(entries).length).toBeLessThan(6_000);
    expect(exchange(entries, 6).answer).toMatch(/xxx… \(100037 characters\)$/u);
  });

  it("keeps what is near a finding of a long scenario, and does not work out again what was allowed there", () => {
    const hand = HandHistory.company("v1", ["PRES-STATE-002"]).put("A", "online");
    for (let look = 0; look < 500; look++) {
      hand.look("B", "A", { presence: look === 400 ? "unavailable" : "online" });
    }
    const { entries } = timelineOf(hand, [], {
      entries: 1_000,
      sampled: 1_000,
      entriesOfOne: 200,
      workedOut: 500,
    });
    expect(entries.filter(({ kind }) => kind !== "gap")).toHaveLength(200);
    expect(exchange(entries, 406).findings.length).toBeGreaterThan(0);
    expect(exchange(entries, 406).shown).toEqual([]);
    expect(entries.reduce((sum, entry) => sum + (entry.kind === "gap" ? entry.exchanges : 1), 0)).toBe(506);
  });
});
