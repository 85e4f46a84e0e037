import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** GET gives others the state before the newest change. */
export const getOneBehindForOthers: Mutant = {
  name: "get-one-behind-for-others",
  fault: "GET gives others the state before the newest change.",
  requirement: "PRES-GET-014",
  family: "stale data",
  disturb: () => {
    const history = new Map<User, [before: string, now: string]>();
    return {
      published: (_state, subject) => {
        const [, before] = history.get(subject) ?? ["offline", "offline"];
        history.set(subject, [before, subject.presence.state]);
      },
      tapStatus: (body, { subject, observer }) =>
        subject === observer ? body : { ...body, presence: history.get(subject)?.[0] ?? body["presence"] },
    };
  },
};
