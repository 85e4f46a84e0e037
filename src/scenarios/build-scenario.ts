import type { Actor, Command } from "../model/command.ts";
import { isEnabled } from "../model/is-enabled.ts";
import { sees } from "../model/visibility.ts";
import { relationsOf } from "../model/world.ts";
import { requirementsOf } from "../model/world-requirements.ts";
import type { Profile } from "../spec/profile.ts";
import type { RequirementId } from "../spec/requirement.ts";
import type { Ms } from "../time/clock.ts";
import type { Act } from "./act.ts";
import type { Charts } from "./charts/charts.ts";
import { edgesOf } from "./edges-of.ts";
import { expectationsOf, type Moment } from "./expectations.ts";
import { looksOf } from "./looks-of.ts";
import { monitoredBy } from "./monitored.ts";
import { type PossibleWorlds, stepWorlds, surelySame, worldsOf } from "./possible-worlds.ts";
import type { Cast, Expectation, Scenario, Step } from "./scenario.ts";
import { unreachedReason } from "./unreached-reasons.ts";

/** A scenario as a family describes it: who, and what is done. */
export interface Draft {
  /** One sentence for people. */
  readonly title: string;
  readonly machine: string;
  readonly cast: Cast;
  readonly acts: readonly Act[];
  /** What it decides by its shape, beyond what its commands exercise. */
  readonly decides?: readonly RequirementId[];
}

export interface Setting {
  readonly profile: Profile;
  readonly charts: Charts;
  /** The roles will be spread over several homeservers that federate. */
  readonly federated?: boolean;
}

/** An act that makes no sense where it stands, such as a message to a room that its sender is not in. */
export class ImpossibleAct extends Error {
  override readonly name = "ImpossibleAct";
}

/**
 * Replays the acts through the model and fills in what it knows: the edges taken, what must be delivered, where to
 * look, and where a fence has to prove that nothing came.
 *
 * @throws ImpossibleAct when an act is not possible where it stands: a fault of the generator, unless it tries what is left
 *   of a scenario without some of its acts.
 */
export function buildScenario(
  draft: Draft,
  { profile, charts, federated = false }: Setting,
  [family, id]: readonly [string, string],
): Scenario {
  const { cast, machine } = draft;
  const found = new Set<RequirementId>(draft.decides);
  const away = new Map<Actor, PossibleWorlds>();
  let worlds = worldsOf(cast, profile);
  const steps = draft.acts.map((one, index): Step => {
    const { command } = one;
    if (!isEnabled(worlds.plain, command)) {
      throw new ImpossibleAct(
        `Cannot build scenario ${id}: wanted a possible command, found ${JSON.stringify(command)} as step ${index}.`,
      );
    }
    const before = worlds;
    worlds = stepWorlds(before, command, `message ${index}`);
    for (const requirement of requirementsOf(before.plain, command)) found.add(requirement);
    const moment: Moment = { cast, profile, command, before, after: worlds, away };
    const expect = one.rush ? [] : expectationsOf(moment);
    noteAbsence(away, command, worlds);
    return {
      command,
      expect,
      looks: one.looks ?? usualLooks(moment, index),
      fence: one.fence ?? (cast.fence && !one.rush && needsFence(moment, expect)),
      ...(one.rush === true ? { rush: true } : {}),
      edges: [...edgesOf(charts, machine, [before.plain, command]), ...(one.edges ?? [])],
    };
  });
  for (const requirement of monitoredBy({ profile, cast, steps, federated })) found.add(requirement);
  const requirements = [...found]
    .filter((requirement) => isPlannable(profile, requirement, federated))
    .sort();
  return { id, family, title: draft.title, machine, cast, steps, requirements, waitMs: waitOf(draft.acts) };
}

/** Whether the profile has the requirement, and the harness a way to decide it. */
export function isPlannable(profile: Profile, requirement: RequirementId, federated = false): boolean {
  return (
    profile.severity(requirement) !== "off" && unreachedReason(profile, requirement, federated) === undefined
  );
}

function noteAbsence(away: Map<Actor, PossibleWorlds>, command: Command, now: PossibleWorlds): void {
  if (command.type === "pause") away.set(command.user, now);
  if (command.type === "resume") away.delete(command.user);
}

/** Commands after which nobody looks, and no fence is needed: they ask nothing of presence by themselves. */
const QUIET: ReadonlySet<Command["type"]> = new Set([
  "wait",
  "pause",
  "snapshot",
  "pollFiltered",
  "readRoom",
  "lookList",
  "createRoom",
]);

function usualLooks({ cast, command, after }: Moment, turn: number): Step["looks"] {
  if (QUIET.has(command.type) || command.type === "resume") return [];
  const subject = subjectOf(command);
  if (subject === undefined) return [];
  const looks = looksOf(cast, after.plain, [subject, turn]);
  return command.type === "look" ? looks.slice(0, 1) : looks;
}

/** Whom a command may move: its own user, or the one it aims at. */
function subjectOf(command: Command): Actor | undefined {
  if (command.type === "together") return command.commands.map(subjectOf).find((user) => user !== undefined);
  if ("at" in command && command.at !== undefined && command.type !== "refuse") return command.at;
  return "user" in command ? command.user : undefined;
}

/** A fence proves silence: where nothing is demanded, and where somebody watches who must not see what changed. */
function needsFence({ cast, command, before, after, away }: Moment, expect: readonly Expectation[]): boolean {
  if (QUIET.has(command.type) || command.type === "elapse") return false;
  if (cast.observers.every((observer) => away.has(observer))) return false;
  if (expect.length === 0) return true;
  const relations = relationsOf(after.plain);
  return cast.users
    .filter((subject) => !surelySame(before, after, subject))
    .some((subject) =>
      cast.observers.some((viewer) => !away.has(viewer) && !sees(relations, viewer, subject)),
    );
}

/** Nominal, for scheduling: a target's timers are its own. */
const TIMER_MS = { offline: 30_000, idle: 300_000, client: 60_000 } as const;

function waitOf(acts: readonly Act[]): Ms {
  return acts.reduce((sum, { command }) => {
    if (command.type === "wait") return sum + command.ms;
    return command.type === "elapse" ? sum + TIMER_MS[command.timer] : sum;
  }, 0);
}
