import { areApart } from "../../spec/wire/server-part.ts";
import type { Ms } from "../../time/clock.ts";
import { roleOf } from "../case.ts";
import type { Evidence, Reading } from "../evidence.ts";
import { requirementOfLoss } from "../name-loss.ts";
import type { Delivery } from "../observations.ts";
import type { Possible } from "../possible.ts";
import type { Story, Version } from "../story.ts";
import { noticeOf, oneOf } from "./notice-of.ts";
import type { Watch } from "./watched-chain.ts";

/** A change, and the first event that told of it or of a newer state, if any did. */
interface Passed {
  readonly version: Version;
  readonly came: Delivery | undefined;
}

/**
 * A stream that tells what the witness did later has moved past a change that it did not bring: the change is lost, even if
 * a newer state comes afterwards, since nothing had overtaken it then.
 *
 * @returns whether it is so
 */
export function judgePassedOver(evidence: Evidence, watch: Watch, { version, came }: Passed): boolean {
  const { judged } = evidence;
  const { chain, story, shown } = watch;
  const news = newsPast(evidence, watch, { version, came });
  const act = version.effect?.exchange;
  if (news?.observation === undefined || act === undefined) return false;
  const { viewer, exchanges } = chain;
  const requirement = requirementOfLoss(story, { version, neverTold: undefined, exchanges, shown });
  const states = story.statesOf(version);
  judged.ledger.broken(requirement, news.exchange, {
    title: `A change of ${roleOf(judged, story.user)}'s presence is passed over: ${roleOf(judged, viewer)} is told of somebody else's later act first, and ${came === undefined ? "never of it" : "then of a newer state"}.`,
    allowed: `an event with ${[...new Set(states.map(({ level }) => level))].join(" or ")} in this answer, or before`,
    observed: `an event of ${roleOf(judged, news.observation.subject)}, and none of ${roleOf(judged, story.user)}`,
    act,
    claim: noticeOf(judged, chain, {
      subject: story.user,
      sight: oneOf(states, judged.profile.rules.statusInEvent),
      act,
    }),
  });
  return true;
}

/** What told of a later act of the witness while the version stood, before anything newer of its user came. */
function newsPast(
  evidence: Evidence,
  { chain, story, news, readingOf }: Watch,
  { version, came }: Passed,
): Delivery | undefined {
  const { sharing } = evidence;
  const arrived = came?.observation && readingOf.get(came.observation);
  // What comes itself, though out of order, is not lost.
  if (came !== undefined && (arrived?.oldest === undefined || arrived.oldest.order <= version.order))
    return undefined;
  return news.find(({ exchange: { received }, subject = "", observation }) => {
    // Between homeservers there is no such order.
    if (areApart(subject, story.user) || areApart(chain.viewer, story.user)) return false;
    const since = settledAt(evidence, story, { version, until: received });
    return (
      (came === undefined || received < came.exchange.received) &&
      isOfActAfter(observation && readingOf.get(observation), since) &&
      sharing.sees(chain.viewer, story.user, [version.from, received]) === "yes"
    );
  });
}

/** Since when what tells of the version stands where it stands in the order of news: what comes of it later moves it on. */
function settledAt(
  { judged }: Evidence,
  story: Story,
  { version, until }: { readonly version: Version; readonly until: Ms },
): Ms {
  const moves = story.versions
    .slice(version.index + 1)
    .filter(({ from }) => from < until)
    .map((next) => {
      // Streams that go on as they are move nothing; those that settle which of several states it is may do.
      if (next.effect?.event?.type !== "poll" || next.timer !== undefined) return Number.POSITIVE_INFINITY;
      return isOne([...story.statesBefore(next), ...story.statesOf(next)])
        ? Number.NEGATIVE_INFINITY
        : next.from;
    });
  const { sequenceMs, orderMs } = judged.tolerances;
  return Math.max(version.fromLatest + sequenceMs, ...moves.map((at) => at + Math.max(orderMs, sequenceMs)));
}

function isOne([first, ...others]: readonly Possible[]): boolean {
  return others.every(({ level, message }) => level === first?.level && message === first.message);
}

/** Whether what was read tells of something that was surely done after that time. */
function isOfActAfter(reading: Reading | undefined, since: Ms): boolean {
  const effect = reading?.outcome === "lawful" ? reading.oldest?.effect : undefined;
  return effect?.sure === true && effect.from > since;
}
