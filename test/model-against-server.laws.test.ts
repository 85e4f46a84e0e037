import * as fc from "fast-check";
import { expect, it } from "vitest";
import { stepWorld } from "../src/model/step-world.ts";
import { sharesRoom, sees } from "../src/model/visibility.ts";
import { relationsOf } from "../src/model/world.ts";
import { mutant } from "../src/server/mutants/mutants.ts";
import { PROFILE_IDS, profile } from "../src/spec/profiles.ts";
import type { ProfileId } from "../src/spec/requirement.ts";
import { anySteps } from "./model-against-server/any-commands.ts";
import { disagreement, type Players } from "./model-against-server/disagreement.ts";
import { type Model, model } from "./model-against-server/model-side.ts";

/** Plays in which model and server do the same; the first in which they do not, as short as it gets. */
function plays(players: Players, options: { readonly numRuns: number; readonly endOnFailure?: true }) {
  const law = fc.asyncProperty(anySteps(players.profile), async (steps) => {
    const found = await disagreement(players, steps);
    if (found !== undefined) throw new Error(found);
  });
  return fc.check(law, { seed: 1, ...options });
}

it.each(PROFILE_IDS)("the model allows whatever the reference server does (%s)", async (id) => {
  const result = await plays({ profile: profile(id), model }, { numRuns: 60 });
  expect(result.failed ? String(result.errorInstance) : "").toBe("");
});

/** Faults that a look shows. */
const BENT_SERVERS: readonly (readonly [name: string, id: ProfileId])[] = [
  ["canary", "seed"],
  ["put-offline-is-online", "v1"],
  ["free-for-chat-as-online", "seed"],
  ["status-one-behind", "v1"],
  ["refused-status-sticks", "v1"],
  ["never-offline", "v1"],
  ["never-idle", "v1"],
  ["activity-does-not-revive", "v1"],
  ["connecting-changes-nothing", "v1"],
  ["set-presence-unavailable-ignored", "v1"],
  ["get-for-strangers", "v1"],
  ["only-self-by-get", "v1"],
  ["any-leave-cuts", "v1"],
  ["invitation-is-enough", "v1"],
  ["drop-is-ignored", "seed"],
  ["list-is-symmetric", "seed"],
];

it.each(BENT_SERVERS)("a server that is bent is noticed: %s (%s)", async (name, id) => {
  const players = { profile: profile(id), model, mutant: mutant(name) };
  expect((await plays(players, { numRuns: 200, endOnFailure: true })).failed).toBe(true);
});

/** Models that are wrong in one thing. */
const BENT_MODELS: Readonly<Record<string, Partial<Model>>> = {
  "PUT of unavailable makes offline": {
    step: (world, step) =>
      model.step(
        world,
        step.type === "setPresence" && step.presence === "unavailable"
          ? { ...step, presence: "offline" }
          : step,
      ),
  },
  "nobody ever goes offline by themselves": {
    step: (world, step) =>
      step.type === "silence" && step.timer === "offline" ? world : model.step(world, step),
  },
  "nobody ever idles": {
    step: (world, step) => model.step(world, step.type === "silence" ? { ...step, timer: "offline" } : step),
  },
  "a stream makes nobody online": {
    step: (world, step) =>
      step.type === "poll" || step.type === "connect" ? world : model.step(world, step),
  },
  "activity revives nobody": {
    step: (world, step) => (step.type === "sendMessage" ? world : model.step(world, step)),
  },
  "a leave changes nothing": {
    step: (world, step) => (step.type === "leave" ? world : model.step(world, step)),
  },
  "a refused request is obeyed": {
    step: (world, step) =>
      step.type === "refuse"
        ? stepWorld(world, {
            type: "setPresence",
            user: step.user,
            presence: "unavailable",
            message: "empty",
          })
        : model.step(world, step),
  },
  "a rename makes online": {
    step: (world, step) =>
      step.type === "rename"
        ? stepWorld(world, { type: "poll", user: step.user, setPresence: "default" })
        : model.step(world, step),
  },
  "the message is always kept": {
    begin: (of) =>
      model.begin(of).filter(({ users }) => users["A"]?.presence.context.policy.omittedMessage === "keep"),
  },
  "everybody sees everybody": {
    sight: (world, viewer, subject) =>
      sees(relationsOf(world), viewer, subject)
        ? model.sight(world, viewer, subject)
        : model.sight(world, subject, subject),
  },
  "who shares a room sees only themselves": {
    sight: (world, viewer, subject) =>
      viewer !== subject && sharesRoom(relationsOf(world), viewer, subject)
        ? "refused"
        : model.sight(world, viewer, subject),
  },
};

it.each(Object.keys(BENT_MODELS))("a model that is bent is noticed: %s", async (name) => {
  const players = { profile: profile("v1"), model: { ...model, ...BENT_MODELS[name] } };
  expect((await plays(players, { numRuns: 200, endOnFailure: true })).failed).toBe(true);
});
