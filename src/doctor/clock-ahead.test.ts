import * as fc from "fast-check";
import { expect, it } from "vitest";
import { clockAhead } from "./clock-ahead.ts";

const NOON = Date.parse("2026-01-02T12:00:00Z");
const noon = "Fri, 02 Jan 2026 12:00:00 GMT";

it("tells the least by which the clocks can differ", () => {
  expect(clockAhead(noon, [NOON + 500, NOON + 520])).toBe(0);
  expect(clockAhead(noon, [NOON - 5_000, NOON - 4_990])).toBe(4_990);
  expect(clockAhead(noon, [NOON + 60_999, NOON + 61_000])).toBe(-60_000);
});

it("tells nothing without a date that is one", () => {
  expect(clockAhead(undefined, [0, 1])).toBeUndefined();
  expect(clockAhead("yesterday", [0, 1])).toBeUndefined();
});

it("never differs from a server with our own clock", () => {
  fc.assert(
    fc.property(fc.nat(2 ** 40), fc.nat(9_000), fc.nat(9_000), (before, there, back) => {
      const date = new Date(before + there).toUTCString();
      expect(clockAhead(date, [before, before + there + back])).toBe(0);
    }),
  );
});
