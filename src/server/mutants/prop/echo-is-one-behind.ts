import type { Presence } from "../../../spec/profile.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Echoes a user's own presence in the state before the newest change. */
export const echoIsOneBehind: Mutant = {
  name: "echo-is-one-behind",
  fault: "Echoes a user's own presence in the state before the newest change.",
  requirement: "PRES-PROP-009",
  family: "spurious event",
  disturb: ({ published, tapSightings, tapEvent }) => {
    const now = new Map<User, Presence>();
    const before = new Map<User, Presence>();
    return {
      published: (state, subject) => {
        before.set(subject, now.get(subject) ?? "offline");
        now.set(subject, subject.presence.state);
        published(state, subject);
      },
      tapSightings: (sightings, batch) => {
        const { position } = batch.observer.presence;
        const isNew = batch.since !== undefined && position > batch.since;
        const own = isNew ? [{ subject: batch.observer, position }] : [];
        return [...tapSightings(sightings, batch), ...own];
      },
      tapEvent: (event, delivery) =>
        tapEvent(
          delivery.observer === delivery.subject
            ? patchContent(event, { presence: before.get(delivery.subject) })
            : event,
          delivery,
        ),
    };
  },
};
