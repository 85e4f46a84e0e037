import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Several changes between two answers are not told when they lead back to the state last told, whatever the message. */
export const returnIsNoNews: Mutant = {
  name: "return-is-no-news",
  fault:
    "Several changes between two answers are not told when they lead back to the state last told, whatever the message.",
  requirement: "PRES-PROP-004",
  family: "missing event",
  disturb: ({ tapEvent }) => {
    const changes = new Map<User, number>();
    const told = new Map<string, { readonly count: number; readonly presence: unknown }>();
    return {
      published: (_state, subject) => void changes.set(subject, (changes.get(subject) ?? 0) + 1),
      tapEvent: (event, delivery) => {
        const key = `${delivery.observer.id} ${delivery.subject.id}`;
        const count = changes.get(delivery.subject) ?? 0;
        const { presence } = event.content;
        const former = told.get(key);
        told.set(key, { count, presence });
        const isReturn = former?.presence === presence && count - (former?.count ?? 0) > 1;
        return isReturn && delivery.outlet === "sync" ? undefined : tapEvent(event, delivery);
      },
    };
  },
};
