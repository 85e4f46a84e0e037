import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../time/random.ts";
import { populate } from "./population.ts";
import { drawSize, type RoomSizes } from "./room-sizes.ts";

const sizes: fc.Arbitrary<RoomSizes> = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((size) => ({ kind: "fixed", size }) as const),
  fc
    .record({
      exponent: fc.constantFrom(0.5, 1, 1.2, 2),
      least: fc.integer({ min: 1, max: 5 }),
      more: fc.nat(200),
    })
    .map(({ exponent, least, more }) => ({ kind: "zipf", exponent, least, most: least + more }) as const),
);
const options = fc.record({
  users: fc.integer({ min: 1, max: 300 }),
  sizes,
  roomsEach: fc.integer({ min: 1, max: 3 }),
  seed: fc.nat(),
});

describe("a population", () => {
  it("has everybody in as many rooms, never twice in one", () => {
    fc.assert(
      fc.property(options, (wish) => {
        const { rooms } = populate(wish);
        const counts = new Map<number, number>();
        for (const room of rooms) {
          expect(new Set(room).size).toBe(room.length);
          for (const user of room) counts.set(user, (counts.get(user) ?? 0) + 1);
        }
        expect(counts.size).toBe(wish.users);
        expect(new Set(counts.values())).toEqual(new Set([wish.roomsEach]));
      }),
    );
  });

  it("is the same for the same seed", () => {
    fc.assert(
      fc.property(options, (wish) => {
        expect(populate(wish)).toEqual(populate(wish));
      }),
    );
  });
});

it("draws sizes within their bounds, small ones more often", () => {
  const random = seededRandom(1, "sizes");
  const zipf = { kind: "zipf", exponent: 1.5, least: 2, most: 500 } as const;
  const drawn = Array.from({ length: 5_000 }, () => drawSize(zipf, random));
  expect(Math.min(...drawn)).toBe(2);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(500);
  const share = (low: number, high: number) =>
    drawn.filter((size) => size >= low && size < high).length / 5_000;
  expect(share(2, 4)).toBeGreaterThan(share(10, 12));
  expect(share(100, 501)).toBeGreaterThan(0.02);
});
