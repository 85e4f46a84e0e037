import type { Presence } from "../../../spec/profile.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";
import { dropContent, patchContent } from "../patch-content.ts";

/** Of several changes of a user between two tokens the first is told. */
export const firstOfSeveralChanges: Mutant = {
  name: "first-of-several-changes",
  fault: "Of several changes of a user between two tokens the first is told.",
  requirement: "PRES-PROP-004",
  family: "lost update",
  disturb: () => {
    const changes = new Map<User, { readonly position: number; readonly state: Presence }[]>();
    return {
      published: (_state, subject) => {
        const { position, state } = subject.presence;
        changes.set(subject, [...(changes.get(subject) ?? []).slice(-20), { position, state }]);
      },
      tapEvents: (events, { since, observer }) =>
        events.map((event) => {
          const subject = [...changes.keys()].find(({ id }) => id === event.sender);
          const missed = (subject && changes.get(subject)) ?? [];
          const first = missed.find(({ position }) => since !== undefined && position > since);
          if (first === undefined || subject === observer) return event;
          const stale = patchContent(event, { presence: first.state });
          return first.state === "online" ? stale : dropContent(stale, "currently_active");
        }),
    };
  },
};
