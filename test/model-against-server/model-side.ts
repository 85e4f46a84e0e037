import { isEnabled } from "../../src/model/is-enabled.ts";
import { openPolicies } from "../../src/model/policy.ts";
import { stepWorld } from "../../src/model/step-world.ts";
import { sees } from "../../src/model/visibility.ts";
import { initialWorld, levelOf, relationsOf, type World } from "../../src/model/world.ts";
import type { Presence, Profile } from "../../src/spec/profile.ts";
import { ROOMS, type Step, USERS } from "./any-commands.ts";

/** What a look shows: nothing (a refusal), or a state with its message. */
export type Sight = "refused" | { readonly presence: Presence; readonly message: string | null };

/** The model as the law sees it; a bent one differs in one function. */
export interface Model {
  begin(profile: Profile): readonly World[];
  step(world: World, step: Step): World;
  sight(world: World, viewer: string, subject: string): Sight;
}

export const model: Model = {
  begin: ({ rules }) =>
    openPolicies(rules).map((policy) =>
      initialWorld({
        rules,
        policy,
        users: USERS,
        rooms: ROOMS.map((name) => ({ name, joinRule: "public", joined: ["A"] })),
      }),
    ),
  step: (world, step) => (step.type === "silence" ? silence(world, step.timer) : stepWorld(world, step)),
  sight: (world, viewer, subject) => {
    if (!sees(relationsOf(world), viewer, subject)) return "refused";
    const message = world.users[subject]?.presence.context.message;
    return { presence: levelOf(world, subject), message: message === "" ? null : (message ?? null) };
  },
};

/** The timers run out: first, after half a minute, of those who are gone; then, after five, of those who only listen. */
function silence(world: World, timer: "offline" | "idle"): World {
  const elapse = (before: World, name: "offline" | "idle") =>
    USERS.map((user) => ({ type: "elapse", timer: name, user }) as const)
      .filter((command) => isEnabled(before, command))
      .reduce(stepWorld, before);
  const gone = elapse(world, "offline");
  return timer === "offline" ? gone : elapse(gone, "idle");
}
