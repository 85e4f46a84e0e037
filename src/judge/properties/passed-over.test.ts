import { expect, it } from "vitest";
import type { History } from "../../history/history.ts";
import { event, HandHistory, id } from "../hand-history.fixture.ts";
import { judge } from "../judge.ts";

const shown = (user: string, presence: string, message: string) =>
  event(user, presence, { status_msg: message });

/** Alice, Bob and Carol share a room; Bob reads, and has been shown of both others what they said first. */
function company(): HandHistory {
  return HandHistory.company("v1")
    .ask("C", { kind: "join", room: "!r1", subject: id("C") }, { body: {} })
    .wait(1_000)
    .put("A", "online", "one")
    .put("C", "online", "one")
    .stream("B", [shown("A", "online", "one"), shown("C", "online", "one")])
    .wait(1_000);
}

/** Bob is told of what Carol did later than Alice, and then of what Alice did last. */
function passing(): HandHistory {
  return company()
    .put("A", "unavailable", "two")
    .wait(100)
    .put("C", "online", "two")
    .stream("B", [shown("C", "online", "two")])
    .wait(500)
    .put("A", "online", "three")
    .stream("B", [shown("A", "online", "three")]);
}

const COMES_BACK = {
  kind: "stream",
  api: "sync",
  chain: "chain A",
  since: null,
  timeoutMs: 0,
  setPresence: "online",
} as const;

const witnessed = (hand: HandHistory): History => {
  const { scenarios, ...rest } = hand.done();
  return { ...rest, scenarios: scenarios.map((scenario) => ({ ...scenario, witness: id("C") })) };
};

const failuresIn = (history: History) =>
  judge(history)
    .requirements.filter(({ verdict }) => verdict === "fail")
    .flatMap(({ findings }) => findings.map(({ title }) => title));

it("a change is lost when the stream tells first of what a witness did later, and only then of a newer state", () => {
  expect(failuresIn(witnessed(passing()))).toEqual([
    "A change of A's presence is passed over: B is told of somebody else's later act first, and then of a newer state.",
  ]);
});

it("so it is when nothing of its user comes any more", () => {
  const silent = company()
    .put("A", "unavailable", "two")
    .wait(100)
    .put("C", "online", "two")
    .stream("B", [shown("C", "online", "two")]);
  expect(failuresIn(witnessed(silent))).toEqual([
    "A change of A's presence is passed over: B is told of somebody else's later act first, and never of it.",
  ]);
});

it("where the scenario names no witness, the order of news of different users proves nothing", () => {
  expect(failuresIn(passing().done())).toEqual([]);
});

it.each<[string, (hand: HandHistory) => HandHistory]>([
  [
    "a newer state had overtaken it before",
    (hand) =>
      hand
        .put("A", "unavailable", "two")
        .put("A", "online", "three")
        .wait(100)
        .put("C", "online", "two")
        .stream("B", [shown("C", "online", "two")])
        .stream("B", [shown("A", "online", "three")]),
  ],
  [
    "both were done at nearly the same time",
    (hand) =>
      hand
        .put("A", "unavailable", "two")
        .wait(2)
        .put("C", "online", "two")
        .stream("B", [shown("C", "online", "two")])
        .put("A", "online", "three")
        .stream("B", [shown("A", "online", "three")]),
  ],
  [
    "its user's own stream has moved it on",
    (hand) =>
      hand
        .put("A", "unavailable", "two")
        .wait(100)
        .ask("A", COMES_BACK, { body: { next: "t", presence: { events: [] } } })
        .put("C", "online", "two")
        .stream("B", [shown("C", "online", "two")])
        .put("A", "online", "three")
        .stream("B", [shown("A", "online", "three")]),
  ],
  [
    "the witness has done nothing since",
    (hand) =>
      hand
        .put("A", "unavailable", "two")
        .wait(100)
        .stream("B", [shown("C", "online", "one")])
        .put("A", "online", "three")
        .stream("B", [shown("A", "online", "three")]),
  ],
  [
    "it comes out of order",
    (hand) =>
      hand
        .put("A", "unavailable", "two")
        .wait(100)
        .put("C", "online", "two")
        .stream("B", [shown("C", "online", "two")])
        .stream("B", [shown("A", "unavailable", "two")]),
  ],
])("a change is not lost where %s", (_, go) => {
  expect(failuresIn(witnessed(go(company())))).toEqual([]);
});

it.each<[string, HandHistory]>([
  ["the change", passing()],
  [
    "what moved it on",
    company()
      .put("A", "unavailable", "two")
      .wait(2_000)
      .ask("A", COMES_BACK, { body: { next: "t", presence: { events: [] } } })
      .wait(100)
      .put("C", "online", "two")
      .stream("B", [shown("C", "online", "two")])
      .put("A", "online", "three")
      .stream("B", [shown("A", "online", "three")]),
  ],
])("a server that was declared to take its time may tell of the witness before %s", (_, hand) => {
  const history = witnessed(hand);
  expect(failuresIn(history)).toHaveLength(1);
  const header = { ...history.header, quirks: { propagationMs: 1_000 } };
  expect(failuresIn({ ...history, header })).toEqual([]);
});
