import { expect, it } from "vitest";
import type { DeclaredQuirks, History } from "../history/history.ts";
import { deriveTolerances } from "./derive-tolerances.ts";
import { event, HandHistory } from "./hand-history.fixture.ts";
import { judge } from "./judge.ts";

const tolerances = (quirks: DeclaredQuirks) =>
  deriveTolerances({ exact: false, timers: {}, quirks, facts: [] });

it("a declared propagation widens what it takes to be late, lost or passed over, and nothing else", () => {
  const usual = tolerances({});
  expect(tolerances({ propagationMs: 500 })).toEqual({ ...usual, sequenceMs: usual.sequenceMs + 500 });
  expect(tolerances({ propagationMs: 20_000 })).toEqual({
    ...usual,
    selfMs: 20_000,
    sequenceMs: usual.sequenceMs + 20_000,
    visibilityMs: 20_000,
    deliveryMs: 20_000,
    deliveryHardMs: 40_000,
  });
});

function failures(history: History, quirks?: DeclaredQuirks): readonly string[] {
  const header = quirks === undefined ? history.header : { ...history.header, quirks };
  const target = { ...header.target, kind: "url" };
  return judge({ ...history, header: { ...header, target } })
    .requirements.filter(({ verdict }) => verdict === "fail" || verdict === "warn")
    .map(({ id }) => id);
}

it("a change that reaches others late is blamed, unless it was declared to take so long", () => {
  const slow = HandHistory.company("v1")
    .put("A", "unavailable", "one")
    .wait(3_000)
    .put("A", "online", "two")
    .wait(4_000)
    .look("B", "A", { presence: "unavailable", status_msg: "one" })
    .stream("B", [event("A", "online", { status_msg: "two" })])
    .done();
  expect(failures(slow)).not.toEqual([]);
  expect(failures(slow, { propagationMs: 5_000 })).toEqual([]);
});

it("a stream that follows a PUT sooner than the declared limit need not count", () => {
  const sync = {
    kind: "stream",
    api: "sync",
    chain: "own",
    since: null,
    timeoutMs: 0,
    setPresence: "online",
  } as const;
  const passedOver = HandHistory.company("v1")
    .put("A", "unavailable", "one")
    .wait(2_000)
    .ask("A", sync, { body: { next: "s", members: [], roomEvents: 0, strays: [] } })
    .wait(2_000)
    .look("B", "A", { presence: "unavailable", status_msg: "one" })
    .done();
  expect(failures(passedOver)).not.toEqual([]);
  expect(failures(passedOver, { presencePutEveryMs: 1_000 })).not.toEqual([]);
  expect(failures(passedOver, { presencePutEveryMs: 10_000 })).toEqual([]);
  // Sent so far apart, and perhaps come to sooner after each other.
  expect(failures(passedOver, { presencePutEveryMs: 2_000 })).toEqual([]);
});
