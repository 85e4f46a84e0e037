import { expect, it } from "vitest";
import { HandHistory, id } from "../hand-history.fixture.ts";
import { judge } from "../judge.ts";

/** Online on one device and unavailable on another: how the two are merged is open, and either look is lawful. */
function torn(): HandHistory {
  const online = { kind: "putPresence", subject: id("A"), presence: "online", message: "x" } as const;
  return HandHistory.company("v1", ["PRES-STATE-010"])
    .put("A", "unavailable", "x")
    .ask("A", online, { device: "d2", body: {} })
    .wait(100);
}
const shown = (presence: string) => ({ presence, status_msg: "x" });

function oneForAll(hand: HandHistory) {
  return judge(hand.done()).requirements.find((one) => one.id === "PRES-STATE-010")!;
}

it("holds where two viewers are shown the same", () => {
  const alike = torn().look("B", "A", shown("online")).look("A", "A", shown("online"));
  expect(oneForAll(alike)).toMatchObject({ verdict: "pass", findings: [] });
});

it("is broken where two viewers are shown different presences while nothing happens", () => {
  const { verdict, findings } = oneForAll(
    torn().look("B", "A", shown("online")).look("A", "A", shown("unavailable")),
  );
  expect(verdict).toBe("warn");
  expect(findings[0]).toMatchObject({
    allowed: JSON.stringify(shown("online")),
    observed: JSON.stringify(shown("unavailable")),
  });
});

it("decides nothing where something happened between the looks, or a timer may have run out", () => {
  const acted = torn().look("B", "A", shown("online")).put("A", "unavailable", "x");
  expect(oneForAll(acted.look("A", "A", shown("unavailable")))).toMatchObject({ findings: [] });
  const timed = torn().look("B", "A", shown("online")).wait(40_000);
  expect(oneForAll(timed.look("A", "A", shown("offline")))).toMatchObject({ findings: [] });
});
