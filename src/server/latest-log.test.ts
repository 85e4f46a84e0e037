import * as fc from "fast-check";
import { expect, it } from "vitest";
import { LatestLog } from "./latest-log.ts";

it("finds what was noted after a position, newest first, each once", () => {
  const history = fc.array(fc.nat(5), { maxLength: 400 });
  fc.assert(
    fc.property(history, fc.nat(400), (items, since) => {
      const log = new LatestLog<number>();
      for (const [position, item] of items.entries()) log.note(item, position);
      const latest = new Map(items.map((item, position) => [item, position]));
      const expected = [...latest]
        .filter(([, position]) => position > since)
        .sort((one, other) => other[1] - one[1]);
      expect(log.countSince(since)).toBeGreaterThanOrEqual(expected.length);
      expect([...log.since(since)]).toEqual(expected.map(([item]) => item));
    }),
  );
});

it("forgets", () => {
  const log = new LatestLog<string>();
  log.note("a", 1);
  log.note("b", 2);
  log.forget("a");
  expect([...log.since(0)]).toEqual(["b"]);
});
