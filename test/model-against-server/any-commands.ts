import * as fc from "fast-check";
import type { Command } from "../../src/model/command.ts";
import type { Profile } from "../../src/spec/profile.ts";

/** Alice keeps both rooms; Bob and Carol come and go. */
export const USERS = ["A", "B", "C"] as const;
export const ROOMS = ["r1", "r2"] as const;

/** A step of a play: a command, or everybody's timers running out while nobody does anything. */
export type Step = Command | { readonly type: "silence"; readonly timer: "offline" | "idle" };

/** Any commands that the profile has; whether one makes sense at its place is for the model to say. */
export function anySteps({ rules }: Profile): fc.Arbitrary<readonly Step[]> {
  const user = fc.constantFrom(...USERS);
  const guest = fc.constantFrom("B", "C");
  const room = fc.constantFrom(...ROOMS);
  const message = fc.constantFrom("fresh", "same", "none", "null", "empty");
  const setPresence = fc.constantFrom("default", ...rules.setPresenceValues);
  const put = fc.record({
    type: fc.constant("setPresence"),
    user,
    presence: fc.constantFrom(...rules.presenceValues),
    message,
  });
  const steps: readonly fc.WeightedArbitrary<Step>[] = [
    { weight: 6, arbitrary: put },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("poll"), user, setPresence }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("connect"), user, setPresence }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("disconnect"), user }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("sendMessage"), user, room }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("join"), user: guest, room }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("leave"), user: guest, room }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constantFrom("invite", "kick", "ban", "unban"),
        user: fc.constant("A"),
        at: guest,
        room,
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("rename"), user, value: fc.constant("fresh") }) },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant("refuse"), user, fault: fc.constant("put-enum-away") }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ type: fc.constant("silence"), timer: fc.constantFrom("offline", "idle") }),
    },
  ];
  const list: fc.WeightedArbitrary<Step> = {
    weight: 3,
    arbitrary: fc
      .record({ user, at: user, adds: fc.boolean() })
      .filter((change) => change.user !== change.at)
      .map(({ user: owner, at, adds }) => ({
        type: "changeList",
        user: owner,
        invite: adds ? [at] : [],
        drop: adds ? [] : [at],
      })),
  };
  return fc.array(fc.oneof(...(rules.presenceLists ? [...steps, list] : steps)), { maxLength: 14 });
}
