import type { Exchange } from "../../history/history.ts";
import { type Case, roleOf } from "../case.ts";
import type { ShownClaim } from "../claim.ts";
import type { Breach } from "../ledger.ts";
import type { Observation } from "../observations.ts";
import type { Possible } from "../possible.ts";
import { oneOf } from "./notice-of.ts";

/** What was to be shown instead. */
interface Expected {
  /** What led to it; unknown, or none, where it is absent. */
  readonly act: Exchange | undefined;
  readonly states: readonly Possible[];
  /** What was shown had held before, and was shown again after something later. */
  readonly isOlder: boolean;
}

/** How it is told, and claimed, that somebody was shown with a value that no version allows. */
export function breachOfValue(judged: Case, observation: Observation, expected: Expected): Breach {
  const { presence, message } = observation;
  return {
    title: title(judged, observation, expected),
    allowed: told(expected.states, message === undefined),
    observed: JSON.stringify({ presence, ...(message === undefined ? {} : { status_msg: message }) }),
    act: expected.act,
    claim: claimOf(observation, expected),
  };
}

/** Only one of these states is shown; by a stream, since the act. */
function claimOf(observation: Observation, { act, states }: Expected): ShownClaim {
  const { kind, exchange, subject, presence, message } = observation;
  const seen = { presence, ...(message === undefined ? {} : { message }) };
  return {
    about: "shown",
    exchange: exchange.index,
    subject,
    sight: { ...oneOf(states, message !== undefined), seen },
    ...(kind === "event" && act !== undefined ? { since: act.index } : {}),
  };
}

function title(judged: Case, { kind, viewer, subject }: Observation, { isOlder }: Expected): string {
  const how = kind === "event" ? "An event" : kind === "list" ? "A presence list" : "GET";
  const to = viewer === subject ? "themselves" : roleOf(judged, viewer);
  const what = isOlder
    ? "an earlier presence again, after a later one"
    : "a presence that the model does not allow now";
  return `${how} shows ${roleOf(judged, subject)} to ${to} with ${what}.`;
}

/** The allowed states, each once, as text; the newest first, since that is where a fault shows most often. */
function told(states: readonly Possible[], withoutMessage: boolean): string {
  const texts = states.map(({ level, message }) =>
    JSON.stringify({ presence: level, ...(withoutMessage ? {} : { status_msg: message }) }),
  );
  return [...new Set(texts.toReversed())].join(" or ");
}
