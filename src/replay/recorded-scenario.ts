import { grouped } from "../history/grouped.ts";
import type { History, ScenarioRecord, StepRecord } from "../history/history.ts";
import type { Act } from "../scenarios/act.ts";
import type { Draft } from "../scenarios/build-scenario.ts";
import { plannedId } from "../scenarios/repeat-id.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { buildCandidate } from "../scenarios/shrink/build-candidate.ts";
import type { Profile } from "../spec/profile.ts";
import { isRequirementId } from "../spec/requirements.ts";
import { readCast, readCommand } from "./command-schema.ts";

/** A scenario of a history, as it can be performed again. */
export type RecordedScenario =
  | { readonly kind: "again"; readonly id: string; readonly scenario: Scenario }
  /** It cannot, and why. */
  | { readonly kind: "not again"; readonly id: string; readonly reason: string };

export interface Ground {
  readonly profile: Profile;
  /** The roles will be spread over several homeservers that federate. */
  readonly federated: boolean;
}

/**
 * The scenarios of a history, built again from who took part and what was done, by today's model: no plan is needed, and
 * what must arrive is derived anew. A scenario that was performed several times is one; the preflight, which every run
 * begins with, is none.
 */
export function recordedScenarios(
  { scenarios, steps }: Pick<History, "scenarios" | "steps">,
  ground: Ground,
): readonly RecordedScenario[] {
  const stepsOf = grouped(steps, ({ scenario }) => scenario);
  const performances = grouped(
    scenarios.filter(({ family }) => family !== "preflight"),
    ({ id }) => plannedId(id),
  );
  return [...performances].map(([id, records]) => {
    // The one that got furthest: a performance may have been cut off.
    const [record] = records.toSorted(
      (one, other) => (stepsOf.get(other.id)?.length ?? 0) - (stepsOf.get(one.id)?.length ?? 0),
    );
    return record === undefined
      ? { kind: "not again", id, reason: NO_STEPS }
      : again(id, record, { ...ground, steps: stepsOf.get(record.id) ?? [] });
  });
}

function again(
  id: string,
  record: ScenarioRecord,
  { profile, federated, steps }: Ground & { readonly steps: readonly StepRecord[] },
): RecordedScenario {
  const { title, machine, family, requirements, setUp } = record;
  if (setUp === undefined) return { kind: "not again", id, reason: NO_SET_UP };
  if (steps.length === 0) return { kind: "not again", id, reason: NO_STEPS };
  const [cast, acts] = [readCast(setUp), steps.map(actOf)];
  if (cast === undefined || !acts.every((act) => act !== undefined))
    return { kind: "not again", id, reason: UNKNOWN };
  const draft: Draft = { title, machine, cast, acts, decides: requirements.filter(isRequirementId) };
  const scenario = buildCandidate(draft, { profile, federated }, [family, id]);
  return scenario === undefined
    ? { kind: "not again", id, reason: UNLAWFUL }
    : { kind: "again", id, scenario };
}

function actOf({ command: recorded, looks = [], fence, rush }: StepRecord): Act | undefined {
  const command = readCommand(recorded);
  return command && { command, looks, fence: fence === true, ...(rush === true ? { rush } : {}) };
}

const NO_SET_UP = "the history does not say what stood before its first step: an older rollcall recorded it";
const NO_STEPS = "nothing of it was performed";
const UNKNOWN = "it has a command or a room that this rollcall does not know";
const UNLAWFUL = "by today's model it is no lawful test: an act makes no sense where it stands";
