import type { Exchange, ScenarioRecord } from "../history/history.ts";
import type { RequirementId } from "../spec/requirement.ts";
import type { Case } from "./case.ts";
import type { Observation } from "./observations.ts";
import type { Pairs } from "./pairs.ts";
import type { Possible } from "./possible.ts";
import type { SharingAccount } from "./sharing.ts";
import type { Story, Version } from "./story.ts";

/** What became of an observation: lawful (with the oldest and newest version it can stand for), or why not. */
export interface Reading {
  readonly observation: Observation;
  readonly outcome: "lawful" | "late" | "wrong" | "not entitled";
  readonly oldest?: Version;
  readonly newest?: Version;
  /** The look could only be answered by one version (and its timers): it decides something. */
  readonly decisive: boolean;
  /** What the model allowed to be shown at the time, before this was seen; for people. */
  readonly allowed: readonly Possible[] | "anything";
}

/** What the properties of one scenario share: worked out once, in this order. */
export interface Evidence {
  readonly judged: Case;
  readonly sharing: SharingAccount;
  readonly pairs: Pairs;
  readonly storyOf: (user: string) => Story;
  readonly readings: readonly Reading[];
}

/** An exchange that must not have moved the subject's presence, and what is broken if it did. */
export interface Suspect {
  readonly exchange: Exchange;
  readonly requirement: RequirementId;
}

export function plans({ requirements }: ScenarioRecord, requirement: RequirementId): boolean {
  return requirements.includes(requirement);
}
