import { expect, it } from "vitest";
import type { Json } from "../../history/history.ts";
import { event, HandHistory } from "../hand-history.fixture.ts";
import { judge } from "../judge.ts";

const NEWS = event("A", "unavailable", { status_msg: "two" });

/** Bob's stream, asked from a token of its own choosing. */
function ask(hand: HandHistory, since: string | null, next: string, events: readonly Json[]): HandHistory {
  const operation = { kind: "stream", api: "sync", chain: "chain B", since, timeoutMs: 0 } as const;
  const body = { next, presence: { events }, members: [], roomEvents: 0, strays: [] };
  return hand.ask("B", { ...operation, setPresence: "offline" }, { body });
}

/** Alice changes after Bob's token was given; Bob asks from it and is told. */
function toldOnce(): HandHistory {
  const begun = ask(HandHistory.company("v1").put("A", "online", "one"), null, "t1", [
    event("A", "online", { status_msg: "one" }),
  ]);
  return ask(begun.put("A", "unavailable", "two"), "t1", "t2", [NEWS]);
}

function repeatedOf(hand: HandHistory) {
  return judge(hand.done()).requirements.find(({ id }) => id === "PRES-PROP-010")!;
}

it("holds where the same token gives the same news", () => {
  expect(repeatedOf(ask(toldOnce(), "t1", "t2", [NEWS]))).toMatchObject({ verdict: "pass" });
});

it("is broken where the second try is told nothing", () => {
  const { verdict, findings } = repeatedOf(ask(toldOnce(), "t1", "t2", []));
  expect(verdict).toBe("fail");
  expect(findings[0]?.title).toContain("Asked again from the same token");
});

it("blames nobody where the user changed again in between, or the stream goes on from its newer token", () => {
  const changed = toldOnce().put("A", "online", "three");
  expect(repeatedOf(ask(changed, "t1", "t2", [])).findings).toEqual([]);
  expect(repeatedOf(ask(toldOnce(), "t2", "t3", [])).findings).toEqual([]);
});
