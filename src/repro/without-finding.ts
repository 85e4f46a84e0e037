import { HOW_TO_SWITCH_PRESENCE_ON } from "../judge/how-to-switch-presence-on.ts";
import type { Profile } from "../spec/profile.ts";
import type { PerformedAll, PerformedScenario } from "./stage.ts";
import { shownIn, type Wanted } from "./wanted.ts";

/** What a repetition came to that did not show the finding. */
export type WithoutFinding =
  /** Scenarios that broke the requirement once do so no more. */
  | { readonly kind: "gone"; readonly scenarios: readonly string[] }
  | { readonly kind: "undecided"; readonly reason: string };

interface Asked {
  readonly wanted: Wanted;
  readonly profile: Profile;
  /** How many scenarios. */
  readonly asked: number;
}

/**
 * Whether the fault is gone, or why that cannot be said: everything has to be performed to its end, and where the
 * requirement came to a point at which it could fail, at least one such point has to be decided.
 */
export function withoutFinding(
  attempts: readonly PerformedAll[],
  { wanted, profile, asked }: Asked,
): WithoutFinding {
  const [error] = attempts.flatMap(({ errors }) => errors);
  if (error !== undefined) return undecided(error.message);
  const off = attempts
    .flatMap(({ facts }) => facts)
    .find(({ name, value }) => name === "presenceActive" && value === false);
  if (off !== undefined) return undecided(`${off.text} Switch it on: ${HOW_TO_SWITCH_PRESENCE_ON}`);
  const performed = attempts.flatMap((one) => one.performed);
  const { requirement } = wanted;
  const broken = performed.find((one) => shownIn(one, { requirement }, profile) !== undefined);
  if (broken !== undefined) return undecided(whyNotAlone(broken, wanted, profile));
  const cut = performed.find(({ end }) => end?.outcome !== "performed");
  if (cut !== undefined)
    return undecided(
      `${cut.scenario.id} did not come to its end: ${cut.end?.reason ?? "it does not say why"}`,
    );
  if (attempts.some((one) => one.performed.length < asked))
    return undecided("not all of its scenarios were performed");
  const mine = performed.flatMap(({ decisions }) =>
    decisions.filter((one) => one.requirement === requirement),
  );
  if (mine.length > 0 && mine.every(({ outcome }) => outcome !== "held"))
    return undecided(
      `what could have shown it was undecided: ${mine.map(({ outcome }) => outcome).join(", ")}`,
    );
  return { kind: "gone", scenarios: [...new Set(performed.map(({ scenario }) => scenario.id))] };
}

function whyNotAlone(broken: PerformedScenario, wanted: Wanted, profile: Profile): string {
  const { scenario } = broken;
  return shownIn(broken, wanted, profile) === undefined
    ? `${scenario.id} breaks ${wanted.requirement} in another way now: ${shownIn(broken, { requirement: wanted.requirement }, profile)?.evidence?.title ?? "it does not say how"}`
    : `${scenario.id} shows it only after what was done on the server before, and not by itself`;
}

function undecided(reason: string): WithoutFinding {
  return { kind: "undecided", reason };
}
