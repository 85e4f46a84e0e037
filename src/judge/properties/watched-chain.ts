import type { Exchange, UserId } from "../../history/history.ts";
import type { Ms } from "../../time/clock.ts";
import type { Case } from "../case.ts";
import type { Evidence, Reading } from "../evidence.ts";
import { mayLeadBackFrom } from "../not-yet-fired.ts";
import type { Delivery } from "../observations.ts";
import type { Possible } from "../possible.ts";
import type { Story, Version } from "../story.ts";

/** One observer's chain, and what it was shown of whom. */
export interface Chain {
  readonly viewer: UserId;
  readonly exchanges: readonly Exchange[];
  readonly began: Ms;
}

/** One observer's chain, beside the story of somebody whom it may be shown. */
export interface Watch {
  readonly chain: Chain;
  readonly story: Story;
  readonly shown: readonly Delivery[];
  /** What it was shown of the scenario's witness, where there is one. */
  readonly news: readonly Delivery[];
  readonly readingOf: ReadonlyMap<unknown, Reading>;
}

/** A version that has to be told. */
export interface Due {
  readonly version: Version;
  /** What the chain may have been shown before. */
  readonly before: readonly Possible[];
}

/** A version, and what told it. */
export interface Came {
  readonly version: Version;
  readonly came: Delivery;
}

/** Whether some pair of states cannot be told apart by an event. */
export function overlap(judged: Case, some: readonly Possible[], others: readonly Possible[]): boolean {
  return some.some((state) => others.some((other) => looksAlike(judged, state, other)));
}

function looksAlike({ profile }: Case, one: Possible, other: Possible): boolean {
  return one.level === other.level && (!profile.rules.statusInEvent || one.message === other.message);
}

/**
 * Until when nothing may have happened that would excuse a missing delivery: a later change that also has to be told
 * is no excuse for silence, one back to what was shown before is. A timer is none that looks show not to have fired.
 */
export function quietUntil(evidence: Evidence, story: Story, { version, before }: Due): Ms {
  const excuses = story.versions
    .slice(version.index + 1)
    .filter((next) => overlap(evidence.judged, story.statesOf(next), before));
  return Math.min(
    ...excuses.map((next) => mayLeadBackFrom(evidence, story, { version: next, states: before })),
  );
}
