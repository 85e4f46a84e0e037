import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Who shares several rooms with a user is told only every other change. */
export const twoRoomsTellEveryOtherChange: Mutant = {
  name: "two-rooms-tell-every-other-change",
  fault: "Who shares several rooms with a user is told only every other change.",
  requirement: "PRES-PROP-004",
  family: "lost update",
  disturb: ({ tapEvent }) => {
    const skips = new Map<User, Set<User>>();
    return {
      tapEvent: (event, delivery) => {
        const { observer, subject, outlet } = delivery;
        const shared = [...observer.joined].filter((roomId) => subject.joined.has(roomId));
        if (outlet === "list" || outlet === "initialSync" || shared.length < 2) {
          return tapEvent(event, delivery);
        }
        const skipped = skips.get(observer) ?? new Set<User>();
        skips.set(observer, skipped);
        if (skipped.delete(subject)) return undefined;
        skipped.add(subject);
        return tapEvent(event, delivery);
      },
    };
  },
};
