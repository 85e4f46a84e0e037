import { fencesOf } from "../../judge/case.ts";
import type { Claim } from "../../judge/claim.ts";
import type { Decision } from "../../judge/verdict.ts";
import type { Profile } from "../../spec/profile.ts";
import type { PerformedScenario } from "../stage.ts";
import { notTellable } from "./not-tellable.ts";
import { planCheck } from "./plan-check.ts";
import { namesOf } from "./names.ts";
import type { About, Line, Script, Template } from "./script.ts";
import { setUpLines } from "./set-up-lines.ts";
import { stepLines } from "./step-lines.ts";
import { streamsOf } from "./streams.ts";
import type { Told } from "./told.ts";

/** A performance that shows a fault, and what is to be said of it. */
export interface Showing {
  readonly performed: PerformedScenario;
  readonly decision: Decision;
  readonly profile: Profile;
  readonly about: Omit<About, "timers">;
  /** Seconds after which a timer of the server has surely fired. */
  readonly timerSeconds: Readonly<Record<"offline" | "idle", number>>;
}

/** Where a request has to be answered early, it stays open longer than a script may wait meanwhile, in seconds. */
const AN_OPEN_REQUEST = 90;

/**
 * What was done, once more as a script that tells by itself whether the fault is there.
 *
 * @throws ReproError when that cannot be told honestly: by what, and why
 */
export function writeScript({ performed, decision, profile, about, timerSeconds }: Showing): Script {
  const claim = tellable(decision.claim);
  const names = namesOf(performed, isOnlyThere(performed) || isAboutFence(performed, claim));
  const seconds = claim.about === "notice" && claim.sight.kind === "anything" ? AN_OPEN_REQUEST : 0;
  const told: Told = { performed, profile, names, streams: streamsOf(performed, names, seconds) };
  const check = planCheck(told, claim, decision);
  const all = [
    ...setUpLines(told, check),
    ...performed.scenario.steps.flatMap((_, place) => stepLines(told, check, place)),
  ];
  // A word that decides ends the script: what was done after it is never reached.
  const lines = all.slice(
    0,
    all.findIndex((line) => line.kind === "word" && line.word.startsWith("expect_")) + 1,
  );
  if (lines.length === 0)
    throw notTellable("the moment that shows it could not be found again among what was done");
  const used = new Set(lines.flatMap(timersIn));
  const timers = (["offline", "idle"] as const)
    .filter((name) => used.has(name))
    .map((name) => ({ name, seconds: timerSeconds[name] }));
  const named = (text: string) => textOf(names.template(text));
  return {
    about: {
      ...about,
      title: named(about.title),
      allowed: named(about.allowed),
      observed: named(about.observed),
      timers,
    },
    binding: profile.binding,
    lines,
  };
}

/** A template for people: names stand for themselves. */
function textOf(template: Template): string {
  return template
    .map((part) => (typeof part === "string" ? part : "encoded" in part ? textOf(part.encoded) : part.name))
    .join("");
}

/** Whether the fence never changes, so that its being there must be part of what shows the fault: who is needed for nothing is left out. */
function isOnlyThere({ record, scenario }: PerformedScenario): boolean {
  return fencesOf(record).length > 0 && scenario.steps.every(({ fence }) => !fence);
}

/** Whether the fault shows at whoever was only to show that streams move on. */
function isAboutFence({ record, exchanges }: PerformedScenario, claim: Claim): boolean {
  const fences = fencesOf(record);
  const named = [
    "since" in claim ? claim.since : undefined,
    "exchange" in claim ? claim.exchange : undefined,
  ];
  const acts = exchanges.filter(({ index }) => named.includes(index));
  const about = [...("subject" in claim ? [claim.subject] : []), ...acts.map(({ user }) => user)];
  return about.some((user) => fences.includes(user ?? ""));
}

function tellable(claim: Claim | undefined): Claim {
  if (claim === undefined || claim.about === "a whole run")
    throw notTellable("only a whole run shows it, not one scenario");
  if (claim.about === "several homeservers")
    throw notTellable("it takes several homeservers, and a script knows one");
  return claim;
}

function timersIn(line: Line): readonly string[] {
  return line.kind === "word" ? line.args.flatMap((arg) => ("timer" in arg ? [arg.timer] : [])) : [];
}
