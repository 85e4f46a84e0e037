import { describe, expect, it } from "vitest";
import type { Json, StreamOperation } from "../history/history.ts";
import { HandHistory, id } from "./hand-history.fixture.ts";
import { Preflight } from "./preflight.ts";

const FAILED = { status: 502, body: {} };
const PUT = { kind: "putPresence", subject: id("A"), presence: "online" } as const;
const SUPPRESSED: StreamOperation = {
  kind: "stream",
  api: "sync",
  chain: "own",
  since: null,
  timeoutMs: 0,
  setPresence: "offline",
};

function preflight(hand: HandHistory): Preflight {
  return new Preflight([...hand.done().exchanges], id("A"));
}

function company(): HandHistory {
  return HandHistory.company("v1");
}

describe("what a PUT without status_msg does", () => {
  const shown = (status_msg: string) => ({ presence: "online", status_msg });
  const learned = (hand: HandHistory) => preflight(hand).omittedMessage()?.value;

  it("is told from what is seen before the next act", () => {
    expect(learned(company().put("A", "online", "one").put("A", "online").look("A", "A", shown("one")))).toBe(
      "keep",
    );
    const cleared = company().put("A", "online", "one").put("A", "online");
    expect(learned(cleared.look("A", "A", { presence: "online" }))).toBe("clear");
    const over = company().put("A", "online", "one").put("A", "online").put("A", "online", "one");
    expect(learned(over.look("A", "A", shown("one")))).toBeUndefined();
  });

  it("is not learned where it, or the PUT before it, failed", () => {
    const omitted = company().put("A", "online", "one").ask("A", PUT, FAILED);
    expect(learned(omitted.look("A", "A", shown("one")))).toBeUndefined();
    const before = company()
      .put("A", "online", "none")
      .ask("A", { ...PUT, message: "one" }, FAILED);
    expect(learned(before.put("A", "online").look("A", "A", shown("none")))).toBeUndefined();
  });
});

describe("what set_presence=offline does", () => {
  const learned = (before: Json, poll: { readonly status?: number }, after: Json) =>
    preflight(
      company()
        .put("A", "online")
        .look("A", "A", before)
        .ask("A", SUPPRESSED, { body: {}, ...poll })
        .look("A", "A", after),
    ).suppressedStream()?.value;

  it("is told from what is seen before it and after", () => {
    expect(learned({ presence: "online" }, {}, { presence: "online" })).toBe("ignored");
    expect(learned({ presence: "online" }, {}, { presence: "offline" })).toBe("offline");
  });

  it("is not learned where it failed, or where the user was offline already", () => {
    expect(learned({ presence: "online" }, { status: 502 }, { presence: "online" })).toBeUndefined();
    expect(learned({ presence: "offline" }, {}, { presence: "offline" })).toBeUndefined();
  });
});
