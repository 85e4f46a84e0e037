import { expect, it } from "vitest";
import { ExchangeLog } from "./exchange-log.ts";
import type { Exchange } from "./history.ts";

function exchange(index: number): Exchange {
  return {
    record: "exchange",
    index,
    scenario: `s/${index % 7}`,
    operation: { kind: "versions" },
    user: null,
    device: null,
    request: { method: "GET", path: "/" },
    sent: index,
    received: index + 1,
    outcome: "answered",
    attempts: 1,
  };
}

const MANY = Array.from({ length: 50_500 }, (_, index) => exchange(index));

it("gives back what was added, in order, also beyond what it keeps unpacked", () => {
  const log = new ExchangeLog(MANY);
  expect(log.count).toBe(MANY.length);
  expect([...log]).toEqual(MANY);
  expect([...log]).toEqual(MANY);
});

it("finds a scenario's exchanges wherever they are", () => {
  const log = new ExchangeLog(MANY);
  expect(log.of("s/3")).toEqual(MANY.filter(({ index }) => index % 7 === 3));
  expect(log.of("s/none")).toEqual([]);
  expect(log.find(({ index }) => index === 50_499)).toEqual(exchange(50_499));
  expect(log.filter(({ index }) => index > 50_497).map(({ index }) => index)).toEqual([50_498, 50_499]);
});

it("keeps any text as it was", () => {
  const path = "/é\u2028\u{1f600}\ud800\\u00e9\u0000\u007f\u0080\uffff";
  const odd = MANY.slice(0, 2_000).map((one) => ({ ...one, request: { ...one.request, path } }));
  expect([...new ExchangeLog(odd)]).toEqual(odd);
});
