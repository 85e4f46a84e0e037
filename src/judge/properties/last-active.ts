import type { RequirementId } from "../../spec/requirement.ts";
import type { Ms } from "../../time/clock.ts";
import { areApart } from "../../spec/wire/server-part.ts";
import { type Bump, bumpsOf, meets } from "../bumps.ts";
import { type Case, roleOf } from "../case.ts";
import type { ShownClaim } from "../claim.ts";
import type { Evidence, Reading } from "../evidence.ts";
import type { Observation } from "../observations.ts";
import type { Story } from "../story.ts";
import type { Tolerances } from "../tolerances.ts";
import { judgeGrowth } from "./age-growth.ts";
import { aged, type Aged } from "./aged.ts";
import { mostLikely } from "./likely-act.ts";

/**
 * `last_active_ago` becomes an interval of instants, which has to meet a pro-active event of the user: the newest that
 * surely was one, or a later one that may have been. What another homeserver shows is judged in `crossed-ages.ts`.
 */
export function judgeLastActive({ judged, sharing, storyOf, readings }: Evidence): void {
  for (const user of judged.users) {
    const mine = readings.filter(
      ({ observation, outcome }) =>
        observation.subject === user &&
        observation.agoMs !== undefined &&
        outcome === "lawful" &&
        !areApart(observation.viewer, user),
    );
    if (mine.length === 0) continue;
    const story = storyOf(user);
    const bumps = bumpsOf(judged, story, sharing);
    const told = new Set<number>();
    // What GET gets wrong too is no fault of the events.
    const byKind = [...mine].sort((one, other) => Number(isEvent(one)) - Number(isEvent(other)));
    const counted = new Set(
      bumps
        .filter((bump) => mine.some((reading) => showsOnly(judged, reading, { bump, bumps })))
        .map(({ requirement }) => requirement),
    );
    const deviating = new Set<string>();
    for (const reading of byKind) judgeAge(judged, story, { reading, bumps, told, counted, deviating });
    judgeGrowth(judged, mine, bumps);
  }
}

function isEvent({ observation }: Reading): boolean {
  return observation.kind === "event";
}

interface Age {
  readonly reading: Reading;
  readonly bumps: readonly Bump[];
  /** Musts that a finding was told of: one finding each. */
  readonly told: Set<number>;
  /** What surely was recorded as activity at least once. */
  readonly counted: ReadonlySet<RequirementId>;
  /** Kinds of observations whose age was wrong. */
  readonly deviating: Set<string>;
}

interface Among {
  readonly bump: Bump;
  readonly bumps: readonly Bump[];
}

/** Whether the age counts from this bump, and could have counted from no other. */
function showsOnly(judged: Case, reading: Reading, { bump, bumps }: Among): boolean {
  const { active, made } = aged(judged, reading);
  const met = bumps.filter((other) => other.kind !== "forbid" && meets(other, active));
  return met.length === 1 && met[0] === bump && bump.to <= made[0];
}

function judgeAge(judged: Case, story: Story, { reading, bumps, told, counted, deviating }: Age): void {
  const age = aged(judged, reading);
  const { observation, made, active } = age;
  const { ledger, tolerances } = judged;
  const { exchange } = observation;
  // A look is not its own cause, but a stream's answer may tell of what opening it did.
  const before = bumps.filter(
    (bump) => bump.from <= made[1] && (bump.exchange !== exchange || exchange.operation.kind === "stream"),
  );
  const must = before.findLast((bump) => bump.kind === "must" && bump.to <= made[0]);
  const since = must?.from ?? Number.NEGATIVE_INFINITY;
  const counts = before.filter((bump) => bump.kind !== "forbid");
  const lawful = counts.filter((bump) => bump.from >= since);
  const met = lawful.findLast((bump) => meets(bump, active));
  if (met !== undefined || lawful.length === 0) {
    if (met !== undefined) credit(judged, age, { before, must, met });
    return;
  }
  const key = must?.exchange.index ?? -1;
  if (told.has(key)) return ledger.undecided("PRES-LAA-001", exchange, "after-violation");
  told.add(key);
  const step = stepMet(judged, { age, before, must });
  const isCoarse = must !== undefined && step !== undefined && step.kind !== "forbid";
  // What GET gets wrong as well is no fault of the event.
  const ofEvent =
    observation.kind === "event" && judged.profile.rules.currentlyActive && !deviating.has("get");
  deviating.add(observation.kind);
  const { requirement, act } = isCoarse
    ? { requirement: must.requirement, act: must }
    : step !== undefined
      ? { requirement: step.requirement, act: step }
      : called(judged, story, { named: { age, before, must }, ofEvent });
  const breach = {
    title: `\`last_active_ago\` of ${roleOf(judged, story.user)} does not count from their last pro-active event.`,
    allowed: allowedAges(lawful, made, tolerances.agoMs),
    observed: `${observation.agoMs} ms${isCoarse ? `, as if activity were counted in steps of up to ${tolerances.granularityMs / 1_000} s` : ""}`,
    act: act?.exchange,
    claim: countsFrom(reading, lawful, tolerances),
  };
  if (isCoarse) return ledger.broken(requirement, exchange, { ...breach, ceiling: "warn" });
  ledger.broken(requirement, exchange, breach);
  const alsoBroken = consequenceOf(requirement, observation, counted);
  if (alsoBroken !== undefined) ledger.broken(alsoBroken, exchange, breach);
}

/** What a missed activity breaks besides: that PUT is recorded at all, that GET is current while streams are silent. */
function consequenceOf(
  requirement: RequirementId,
  { kind, currentlyActive }: Observation,
  counted: ReadonlySet<RequirementId>,
): RequirementId | undefined {
  if (requirement === "PRES-LAA-003" && !counted.has(requirement)) return "PRES-PUT-012";
  const isFrozen = kind === "get" && currentlyActive === true && counted.has(requirement);
  return requirement === "PRES-LAA-002" && isFrozen ? "PRES-GET-013" : undefined;
}

/**
 * What the age counts from, where the server counts in steps and is still on an earlier one; it may have been begun by
 * what should not have counted.
 */
function stepMet(judged: Case, { age, before, must }: Named): Bump | undefined {
  const { granularityMs } = judged.tolerances;
  if (must === undefined || granularityMs === 0) return undefined;
  const since = must.from - granularityMs;
  const met = before.filter((bump) => bump.from < must.from && bump.to >= since && meets(bump, age.active));
  return met.findLast(({ kind }) => kind !== "forbid") ?? mostLikely(judged, exactly(age), met);
}

/** When the user was active by that age, without any tolerance. */
function exactly({ observation: { agoMs = 0 }, made: [from, to] }: Aged): readonly [Ms, Ms] {
  return [from - agoMs, to - agoMs];
}

/** What is broken, and by which act: a client's own `last_active_ago` before anything else. */
function called(
  judged: Case,
  story: Story,
  { named, ofEvent }: { readonly named: Named; readonly ofEvent: boolean },
): Name {
  const newest = named.before.findLast((bump) => bump.exchange.operation.kind === "putPresence");
  const found = name(judged, story, named);
  if (newest !== undefined && sendsUnknownKeys(newest) && !explains(found.act, named.age.active))
    return { requirement: "PRES-PUT-018", act: newest };
  return ofEvent ? { ...found, requirement: "PRES-EVT-012" } : found;
}

/** Whether the age counts from an act that should not have counted: then it is the server's own time. */
function explains(act: Bump | undefined, active: readonly [Ms, Ms]): boolean {
  return act?.kind === "forbid" && meets(act, active);
}

/** That the age counts from one of these acts. */
function countsFrom(
  { observation: { exchange, subject, kind }, newest }: Reading,
  lawful: readonly Bump[],
  { agoMs }: Tolerances,
): ShownClaim {
  const told = kind === "event" ? newest?.effect?.exchange : undefined;
  const acts = lawful.map((bump) => bump.exchange.index);
  return {
    about: "shown",
    exchange: exchange.index,
    subject,
    sight: { kind: "age", acts, toleranceMs: agoMs },
    ...(told === undefined ? {} : { since: told.index }),
  };
}

function allowedAges(lawful: readonly Bump[], [from, to]: readonly [Ms, Ms], epsilon: Ms): string {
  const ages = lawful
    .slice(-3)
    .map(
      (bump) =>
        `${Math.max(0, Math.round(from - bump.to - epsilon))}–${Math.round(to - bump.from + epsilon)} ms`,
    );
  return ages.join(" or ");
}

interface Named {
  readonly age: Aged;
  readonly before: readonly Bump[];
  readonly must: Bump | undefined;
}

interface Name {
  readonly requirement: RequirementId;
  readonly act?: Bump;
}

function name(judged: Case, story: Story, { age, before, must }: Named): Name {
  const { observation, made, active } = age;
  const alwaysNow = active[0] <= made[1] && active[1] >= made[0];
  const since = must?.from ?? Number.NEGATIVE_INFINITY;
  const forbidden = before.filter(
    (bump) => bump.kind === "forbid" && bump.from >= since && meets(bump, active),
  );
  const acts = forbidden.filter(({ requirement }) => requirement !== "PRES-GET-012" || !alwaysNow);
  const others = acts.filter(({ requirement }) => requirement !== "PRES-GET-012");
  const beside = mostLikely(judged, exactly(age), others);
  // A few ms after an act that should not count, it counts: that need not be seconds.
  if (beside === undefined && isInSeconds(judged, age, { before, must }))
    return { requirement: "PRES-LAA-001", ...(must && { act: must }) };
  const act = beside ?? acts.at(-1);
  if (act !== undefined) return { requirement: act.requirement, act };
  const older = before.find((bump) => bump.kind !== "forbid" && meets(bump, active));
  if (older !== undefined && must !== undefined) {
    const requirement =
      observation.kind === "event" && judged.profile.rules.currentlyActive
        ? "PRES-EVT-012"
        : must.requirement;
    return { requirement, act: must };
  }
  if (alwaysNow) return { requirement: observation.presence === "offline" ? "PRES-LAA-012" : "PRES-LAA-006" };
  return {
    requirement: observation.kind === "event" && story.effects.length === 0 ? "PRES-EVT-012" : "PRES-LAA-001",
    ...(must === undefined ? {} : { act: must }),
  };
}

/** Whether the age would be right if it were seconds. */
function isInSeconds(
  { tolerances }: Case,
  { observation: { agoMs = 0 }, made }: Aged,
  { before, must }: Pick<Named, "before" | "must">,
): boolean {
  const shown = agoMs * 1_000;
  if (agoMs < 1 || shown < 3 * tolerances.agoMs) return false;
  const active = [made[0] - shown - 1_000, made[1] - shown + tolerances.agoMs] as const;
  return before.some(
    (bump) => bump.kind !== "forbid" && bump.from >= (must?.from ?? 0) && meets(bump, active),
  );
}

interface Credited {
  readonly before: readonly Bump[];
  readonly must: Bump | undefined;
  readonly met: Bump;
}

/** What this age could have got wrong and did not. */
function credit(
  { ledger, tolerances, profile }: Case,
  { observation, made, active }: Aged,
  { before, must, met }: Credited,
): void {
  const { exchange, kind, presence, currentlyActive } = observation;
  const apart = 3 * tolerances.agoMs;
  const lawful = before.filter((bump) => bump.kind !== "forbid");
  const wide = made[0] - met.to > apart;
  if (sendsUnknownKeys(met)) ledger.held("PRES-PUT-018", exchange);
  if (wide) {
    ledger.held("PRES-LAA-001", exchange);
    if (presence === "offline") ledger.held("PRES-LAA-012", exchange);
  }
  if (must !== undefined && meets(must, active)) {
    const previous = lawful.findLast((bump) => bump.from < must.from);
    if (previous === undefined || must.from - previous.to > apart) {
      ledger.held(must.requirement, exchange);
      if (must.requirement === "PRES-LAA-003") ledger.held("PRES-PUT-012", exchange);
      if (kind === "event") ledger.held("PRES-EVT-012", exchange);
      if (kind === "get" && currentlyActive === true)
        for (const id of ["PRES-GET-013", "PRES-CA-004"] as const) ledger.held(id, exchange);
    }
  }
  for (const bump of before) {
    const since = bump.from - met.to;
    if (
      since <= apart ||
      meets(bump, active) ||
      lawful.some((other) => Math.abs(other.from - bump.from) <= apart && other !== bump)
    )
      continue;
    if (bump.kind === "forbid") ledger.held(bump.requirement, exchange);
    else noteOpen({ ledger, profile }, exchange, [bump, "did not count"]);
  }
  if (met.kind === "may" && wide) noteOpen({ ledger, profile }, exchange, [met, "counted"]);
}

const OPEN_TITLES: { readonly [requirement in RequirementId]?: string } = {
  "PRES-LAA-004": "Whether lowering the presence counts as activity is open.",
  "PRES-LAA-007": "Whether polling a stream counts as activity is open.",
  "PRES-LAA-010": "Whether other actions than messages count as activity is open.",
};

/** What the specification leaves open is recorded; for the same presence again, both are right. */
function noteOpen(
  { ledger, profile }: Pick<Case, "ledger" | "profile">,
  exchange: Observation["exchange"],
  [{ requirement, exchange: act }, did]: readonly [Bump, "counted" | "did not count"],
): void {
  const title = OPEN_TITLES[requirement];
  if (title === undefined) return ledger.held(requirement, exchange);
  const isOpen = requirement === "PRES-LAA-010" || profile.severity(requirement) === "observed";
  if (!isOpen) return;
  ledger.noted(requirement, exchange, { title, allowed: "either", observed: `it ${did}`, act });
}

function sendsUnknownKeys({ exchange: { operation } }: Bump): boolean {
  return operation.kind === "putPresence" && operation.unknownKeys === true;
}
