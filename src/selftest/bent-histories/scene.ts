import type { Exchange, History, UserId } from "../../history/history.ts";
import type { RecordedScenario } from "../../judge/create-cases.ts";
import { PREFLIGHT_FAMILY } from "../../judge/facts.ts";
import type { Profile } from "../../spec/profile.ts";
import { profile as profileById } from "../../spec/profiles.ts";

/** One scenario of a history, ready to be bent. */
export interface Scene extends RecordedScenario {
  /** In the order of sending. */
  readonly exchanges: readonly Exchange[];
  readonly profile: Profile;
  /** A user who takes part in no request of the scenario. */
  readonly stranger: UserId;
}

/**
 * The scenarios of a history, one by one; without the preflight: it teaches what the server does where the
 * specification is silent, and bent it would teach, lawfully, something else.
 */
export function scenesOf(history: History): readonly Scene[] {
  const profile = profileById(history.header.profile);
  const ends = new Map(history.ends.map((end) => [end.scenario, end]));
  return history.scenarios
    .filter(({ family }) => family !== PREFLIGHT_FAMILY)
    .map((scenario) => ({
      scenario,
      exchanges: [...history.exchanges.of(scenario.id)].sort(
        (one, other) => one.sent - other.sent || one.index - other.index,
      ),
      end: ends.get(scenario.id),
      profile,
      stranger: strangerTo(Object.values(scenario.cast)),
    }));
}

function strangerTo([someone = "@somebody:example"]: readonly UserId[]): UserId {
  return `@nobody-of-this-scenario${someone.slice(someone.indexOf(":"))}`;
}
