import { deriveTolerances } from "../judge/derive-tolerances.ts";
import { requirement as requirementById } from "../spec/requirements.ts";
import type { Ms } from "../time/clock.ts";
import type { StillFails } from "./reproduce.ts";
import { notTellable } from "./script/not-tellable.ts";
import type { Script } from "./script/script.ts";
import { writeScript } from "./script/write-script.ts";

/** What the reproduction itself does not know. */
export interface Surroundings {
  /** For people. */
  readonly target: string;
  /** The script's default. */
  readonly baseUrl?: string;
  /** The program that wrote it. */
  readonly tool: string;
}

/**
 * What still fails as a script.
 *
 * @throws ReproError when that cannot be told honestly: by what, and why
 */
export function tellReproduction(
  { shrunk, stage, confirmed }: StillFails,
  surroundings: Surroundings,
): Script {
  if (confirmed.of > 0 && confirmed.shown === 0)
    throw notTellable(
      `it shows only now and then, and did not when it was performed ${confirmed.of} more times`,
    );
  const { performed, decision } = shrunk.smallest;
  const { statement, source } = requirementById(decision.requirement);
  const { profile } = stage.run;
  const { timers, quirks } = performed.header;
  const { offlineMaxMs, idleMaxMs } = deriveTolerances({
    exact: false,
    timers,
    quirks,
    facts: stage.facts ?? [],
  });
  return writeScript({
    performed,
    decision,
    profile,
    timerSeconds: { offline: seconds(offlineMaxMs), idle: seconds(idleMaxMs) },
    about: {
      ...surroundings,
      requirement: decision.requirement,
      statement,
      source,
      profile: profile.id,
      title: decision.evidence?.title ?? "",
      allowed: decision.evidence?.allowed ?? "",
      observed: decision.evidence?.observed ?? "",
    },
  });
}

function seconds(ms: Ms): number {
  return Math.ceil(ms / 1_000);
}
