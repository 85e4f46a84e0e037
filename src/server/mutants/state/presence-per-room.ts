import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Keeps presence by room: a change holds in the room that the user joined first, elsewhere they stay offline. */
export const presencePerRoom: Mutant = {
  name: "presence-per-room",
  fault:
    "Keeps presence by room: a change holds in the room that the user joined first, elsewhere they stay offline.",
  requirement: "PRES-STATE-010",
  family: "wrong audience",
  disturb: () => ({
    tapStatus: (body, { subject, observer }) =>
      isAtHome(subject, observer) ? body : { presence: "offline" },
    tapEvent: (event, { subject, observer }) => (isAtHome(subject, observer) ? event : undefined),
  }),
};

function isAtHome(subject: User, observer: User): boolean {
  const [home] = subject.joined;
  return observer === subject || (home !== undefined && observer.joined.has(home));
}
