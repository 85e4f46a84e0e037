import { describe, expect, it } from "vitest";
import { deliveryDelays } from "./delivery-delays.ts";
import { event, HandHistory } from "./hand-history.fixture.ts";

const delaysOf = (hand: HandHistory) => deliveryDelays([...hand.done().exchanges]);

const news = [event("A", "online")];

/** A stream of B that is answered after 100 ms; a PUT of A is answered in its middle, after 50. */
const watched = () => new HandHistory("v1").stream("B", news, { tookMs: 100 }).wait(-52).put("A", "online");

describe("how long presence travelled", () => {
  it("counts from the answer of the PUT to the answer that tells it", () => {
    expect(delaysOf(watched())).toEqual([50]);
  });

  it("is nothing when the event was faster than the PUT's own answer", () => {
    const hand = new HandHistory("v1").stream("B", news, { tookMs: 100 }).wait(-10);
    expect(
      delaysOf(hand.ask("A", { kind: "putPresence", subject: "@a:hand", presence: "online" }, {}, 20)),
    ).toEqual([0]);
  });

  it("counts once for each chain", () => {
    const more = watched().wait(-50).stream("C", news, { tookMs: 70 }).wait(-10).stream("B", news);
    expect(delaysOf(more)).toEqual([20, 50]);
  });

  it("counts for the latest PUT only", () => {
    expect(delaysOf(watched().wait(8).put("A", "unavailable"))).toEqual([40]);
  });

  it.each<[string, HandHistory]>([
    [
      "a request that was sent after the PUT's answer",
      new HandHistory("v1").put("A", "online").wait(1).stream("B", news),
    ],
    [
      "news of others",
      watched()
        .wait(60)
        .stream("C", [event("C", "online")]),
    ],
    ["an answer without presence", watched().wait(-50).stream("C", [], { tookMs: 70 })],
  ])("leaves out %s", (what, hand) => {
    expect(delaysOf(hand)).toEqual(what.includes("sent after") ? [] : [50]);
  });
});
