import * as fc from "fast-check";
import { expect, it } from "vitest";
import { coMembersOf, degreeOf, placeAmong } from "./co-members.ts";

const populations = fc.integer({ min: 1, max: 40 }).chain((users) =>
  fc.record({
    users: fc.constant(users),
    rooms: fc.array(fc.uniqueArray(fc.nat(users - 1), { minLength: 1 }), { maxLength: 8 }),
  }),
);

it("knows of every pair whether they share a room, and gives each pair a place of its own", () => {
  fc.assert(
    fc.property(populations, (population) => {
      const coMembers = coMembersOf(population);
      for (let observer = 0; observer < population.users; observer++) {
        const places: number[] = [];
        for (let subject = 0; subject < population.users; subject++) {
          const share = population.rooms.some((room) => room.includes(observer) && room.includes(subject));
          const place = placeAmong(coMembers, observer, subject);
          expect(place >= 0).toBe(share && observer !== subject);
          if (place >= 0) places.push(place);
        }
        expect(places).toEqual(Array.from({ length: degreeOf(coMembers, observer) }, (_, place) => place));
      }
    }),
  );
});
