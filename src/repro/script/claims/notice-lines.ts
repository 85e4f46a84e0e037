import type { Exchange } from "../../../history/history.ts";
import { fencesOf } from "../../../judge/case.ts";
import type { NoticeClaim } from "../../../judge/claim.ts";
import { eventsIn } from "../../../judge/observations.ts";
import type { Decision } from "../../../judge/verdict.ts";
import { presenceEventSubject } from "../../../spec/wire/presence-event.ts";
import { afterStep, at, type Checked } from "../checked.ts";
import { fitsSight } from "../fits-sight.ts";
import { nameSight, subjectArg } from "../name-sight.ts";
import { notTellable } from "../not-tellable.ts";
import { type Arg, plain, word } from "../script.ts";
import { EVER, sinceOf } from "../since-of.ts";
import type { ScriptStream } from "../streams.ts";
import { exchangeAt, placeAt, streamOf, type Told } from "../told.ts";
import { exchangeNamed } from "./exchange-named.ts";

/** What a stream was to tell, and did not. */
export function noticeLines(told: Told, claim: NoticeClaim, decision: Decision): Checked {
  const { sight, named } = nameSight(told, claim.sight, exchangeNamed(told, decision.exchange));
  const subject = subjectArg(told, claim.subject);
  const stream = told.streams.get(claim.chain);
  if (stream === undefined) throw notTellable("the stream that was to tell it was not recorded");
  if (claim.exchange !== undefined) {
    const exchange = exchangeNamed(told, claim.exchange);
    return at(told, exchange, {
      lines: [word("expect_item", subject, { sight }, plain(stream.name))],
      named,
    });
  }
  const decided = exchangeNamed(told, decision.exchange);
  const since = isNewSince(told, claim, stream)
    ? sinceOf(told, claim.since, { decided, reading: stream })
    : { arg: EVER, marks: [] };
  const carriers = stream.exchanges.filter(
    (one) => one.outcome !== "lost" && one.received > (exchangeAt(told, claim.since)?.received ?? 0),
  );
  const seconds: Arg = { number: stream.isFollowed ? Math.ceil(claim.withinMs / 1_000) : 1 };
  const lines = [word("expect_event", plain(stream.name), since.arg, subject, { sight }, seconds)];
  if (!stream.isFollowed) {
    const last = carriers.at(-1);
    if (last === undefined) throw notTellable("the stream that was to tell it was not read any more");
    return at(told, last, { lines, marks: since.marks, named });
  }
  const [act, place] = [exchangeAt(told, claim.since), placeOfNotice(told, claim, stream)];
  // Whoever is to show that a stream moved on changes again when that is not seen: what was not told is then out of date.
  return act !== undefined && isOfFence(told, act) && place === placeAt(told, act.sent)
    ? at(told, act, { lines, marks: since.marks, named })
    : afterStep(place, lines, { marks: since.marks, named });
}

function isOfFence({ performed: { record } }: Told, { user }: Exchange): boolean {
  return fencesOf(record).includes(user ?? "");
}

/** Whether what is to come may have come before: after that it has to come again. */
function isNewSince(told: Told, { since, subject, sight }: NoticeClaim, stream: ScriptStream): boolean {
  const last = exchangeAt(told, since);
  if (streamOf(told, last) !== stream || last === undefined) return true;
  return stream.exchanges
    .filter(({ received }) => received <= last.received)
    .flatMap(eventsIn)
    .some((event) => presenceEventSubject(event) === subject && fitsSight(event, sight));
}

/** The step of the act, or the first one after it in which the stream is read again. */
function placeOfNotice(told: Told, { since }: NoticeClaim, stream: ScriptStream): number {
  const act = exchangeAt(told, since);
  const from =
    act === undefined ? 0 : placeAt(told, act.operation.kind === "stream" ? act.received : act.sent);
  const { steps } = told.performed.scenario;
  const isOwn = stream.name === stream.session;
  let isRead = true;
  for (const [place, { command }] of steps.entries()) {
    if (isOwn && command.type === "pause" && command.user === stream.session) isRead = false;
    if (isOwn && command.type === "resume" && command.user === stream.session) isRead = true;
    if (place >= from && isRead) return place;
  }
  return Math.max(from, steps.length - 1);
}
