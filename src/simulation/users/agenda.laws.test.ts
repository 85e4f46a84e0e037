import * as fc from "fast-check";
import { expect, it } from "vitest";
import { Agenda } from "./agenda.ts";

const step = fc.record({ user: fc.nat(9), at: fc.oneof(fc.nat(100), fc.constant(Number.POSITIVE_INFINITY)) });

it("takes each user at the time that was set last, once, in order, and nobody before", () => {
  fc.assert(
    fc.property(fc.array(step), fc.nat(100), (steps, now) => {
      const agenda = new Agenda(10);
      const due = new Map<number, number>();
      for (const { user, at } of steps) {
        agenda.set(user, at);
        due.set(user, at);
      }
      const wanted = [...due].filter(([, at]) => at <= now);
      const taken = [...agenda.take(now)].map(([user, at]) => [user, at] as const);
      expect(taken.toSorted(byUser)).toEqual(wanted.toSorted(byUser));
      expect([...agenda.take(now)]).toEqual([]);
      expect(agenda.nextAt).toBeGreaterThan(now);
    }),
  );
});

function byUser([one]: readonly [number, number], [other]: readonly [number, number]): number {
  return one - other;
}
