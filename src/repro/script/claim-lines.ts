import type { Exchange } from "../../history/history.ts";
import type {
  AgedClaim,
  AnswerClaim,
  Claim,
  ListedClaim,
  MemberClaim,
  NoticeClaim,
  SameClaim,
  ShownClaim,
  SilenceClaim,
  StreamClaim,
} from "../../judge/claim.ts";
import type { Decision } from "../../judge/verdict.ts";
import { fencesOf } from "../../judge/case.ts";
import { eventsIn } from "../../judge/observations.ts";
import { presenceEventSubject } from "../../spec/wire/presence-event.ts";
import { at, afterStep, type Checked } from "./checked.ts";
import { fitsSight } from "./fits-sight.ts";
import { gapOf } from "./gap-of.ts";
import { nameSight, type OtherThan, subjectArg } from "./name-sight.ts";
import { notTellable } from "./not-tellable.ts";
import { type Arg, type Line, plain, word } from "./script.ts";
import { EVER, LEEWAY, secondsUntil, sinceOf } from "./since-of.ts";
import type { ScriptStream } from "./streams.ts";
import { exchangeAt, placeAt, streamOf, type Told } from "./told.ts";

/** @throws ReproError when a script cannot tell */
export function claimLines(told: Told, claim: Claim, decision: Decision): Checked {
  switch (claim.about) {
    case "answer":
      return answerLines(told, claim);
    case "shown":
      return shownLines(told, claim);
    case "notice":
      return noticeLines(told, claim, decision);
    case "silence":
      return silenceLines(told, claim);
    case "listed":
      return listedLines(told, claim);
    case "membership":
      return memberLines(told, claim);
    case "same":
      return sameLines(told, claim);
    case "growth":
      return growthLines(told, claim);
    case "stream":
      return streamLines(told, claim);
    default:
      throw notTellable("nothing is known of what to look at");
  }
}

function found(told: Told, index: number): Exchange {
  const exchange = exchangeAt(told, index);
  if (exchange === undefined) throw notTellable("the request that shows it was not recorded");
  return exchange;
}

function answerLines(told: Told, { exchange: index, allowed }: AnswerClaim): Checked {
  const exchange = found(told, index);
  if (exchange.status === 429) throw notTellable("it shows only when the server limits the rate");
  const stream = streamOf(told, exchange);
  const isFirst = stream?.exchanges[0] === exchange;
  if (stream?.isFollowed === true && !isFirst)
    throw notTellable("it shows in one of many answers to a stream that is read in the background");
  return at(told, exchange, { lines: [word("expect_answer", { answers: allowed })] });
}

function shownLines(told: Told, claim: ShownClaim): Checked {
  const exchange = found(told, claim.exchange);
  const { kind } = exchange.operation;
  if (isOnlyEarly(told, claim, exchange))
    throw notTellable(
      "only the moment of it is wrong, and a script does not know the server's timers so well",
    );
  const { sight, named } = nameSight(told, patient(told, claim), exchange);
  // Whatever has a wrong form has it wherever it comes.
  const subject = claim.sight.kind === "form" ? plain("*") : subjectArg(told, claim.subject);
  if (kind === "getPresence")
    return at(told, exchange, {
      lines: [word("expect_shown", { sight })],
      named,
      gap: gapOf(told, claim, exchange),
    });
  const stream = streamOf(told, exchange);
  if (stream === undefined || !stream.isFollowed)
    return at(told, exchange, { lines: [word("expect_items", subject, { sight })], named });
  const since =
    claim.sight.kind === "form"
      ? { arg: EVER, marks: [] }
      : sinceOf(told, claim.since, { decided: exchange, reading: stream });
  const place = placeAt(told, exchange.received);
  const lines = [
    word(
      "expect_all_events",
      plain(stream.name),
      since.arg,
      subject,
      { sight },
      { number: secondsUntil(told, exchange) },
      plain(isDemanded(told, claim, stream) ? "needed" : "free"),
    ),
  ];
  return afterStep(place, lines, { marks: since.marks, named, fenced: [stream] });
}

/** What a timer leads to is shown while it is waited for: later it would be right. */
function isOnlyEarly(told: Told, { sight, subject }: ShownClaim, { received }: Exchange): boolean {
  const { command } = told.performed.scenario.steps[placeAt(told, received)] ?? {};
  if (command?.type !== "elapse" || command.timer === "client" || sight.kind !== "state") return false;
  const { states, seen } = sight;
  return (
    command.user === told.names.userOf(subject ?? "") &&
    seen?.presence === LEADS_TO[command.timer] &&
    states.some(({ message }) => message === seen.message)
  );
}

const LEADS_TO = { offline: "offline", idle: "unavailable" } as const;

/**
 * Of a stream, while timers of the server may run out or acts follow, only what was wrong is wrong: what else it tells has its
 * time.
 */
function patient(told: Told, { sight, exchange: index, since }: ShownClaim): ShownClaim["sight"] | OtherThan {
  const exchange = exchangeAt(told, index);
  if (streamOf(told, exchange)?.isFollowed !== true || sight.kind !== "state" || sight.seen === undefined)
    return sight;
  const [act, { steps }] = [exchangeAt(told, since), told.performed.scenario];
  const actsFollow =
    act !== undefined && exchange !== undefined && placeAt(told, act.sent) < placeAt(told, exchange.received);
  const takesTime = steps.some(
    ({ command }) => command.type === "elapse" || (command.type === "wait" && command.ms > SHORT_MS),
  );
  return actsFollow || takesTime ? { kind: "other than", states: [sight.seen] } : sight;
}

/** Shorter than any timer of a server. */
const SHORT_MS = 10_000;

/** The model says that the viewer has to be told of the act: then silence shows nothing. */
function isDemanded(told: Told, { since, subject }: ShownClaim, { session }: ScriptStream): boolean {
  const { names, performed } = told;
  const act = exchangeAt(told, since);
  const step = act && performed.scenario.steps[placeAt(told, act.sent)];
  return (
    step?.expect.some(
      (one) => one.subject === names.userOf(subject ?? "") && one.viewers.includes(session),
    ) === true
  );
}

function noticeLines(told: Told, claim: NoticeClaim, decision: Decision): Checked {
  const { sight, named } = nameSight(told, claim.sight, found(told, decision.exchange));
  const subject = subjectArg(told, claim.subject);
  const stream = told.streams.get(claim.chain);
  if (stream === undefined) throw notTellable("the stream that was to tell it was not recorded");
  if (claim.exchange !== undefined) {
    const exchange = found(told, claim.exchange);
    return at(told, exchange, {
      lines: [word("expect_item", subject, { sight }, plain(stream.name))],
      named,
    });
  }
  const decided = found(told, decision.exchange);
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

function silenceLines(told: Told, claim: SilenceClaim): Checked {
  const exchange = found(told, claim.exchange);
  const { sight, named } = nameSight(told, claim.sight, exchange);
  const subject = subjectArg(told, claim.subject);
  const stream = streamOf(told, exchange);
  if (stream === undefined || (!stream.isFollowed && claim.atMost === 0 && claim.since === undefined))
    return at(told, exchange, { lines: [word("expect_no_item", subject, { sight })], named });
  const before = toldBefore(told, claim, stream);
  const since =
    before === 0
      ? sinceOf(told, claim.since, { decided: exchange, reading: stream })
      : { arg: EVER, marks: [] };
  const lines = [
    word(
      "expect_no_event",
      plain(stream.name),
      since.arg,
      subject,
      { sight },
      { number: stream.isFollowed ? secondsUntil(told, exchange) : 0 },
      { number: claim.atMost + before },
    ),
  ];
  return stream.isFollowed
    ? afterStep(placeAt(told, exchange.received), lines, {
        marks: since.marks,
        named,
        fenced: [stream],
        isUnhurried: claim.atMost + before > 0,
      })
    : at(told, exchange, { lines, marks: since.marks, named });
}

/**
 * Where silence has to follow something that the stream told: how many such events there were until then. When an event
 * comes is not for a script to say; how many come is.
 */
function toldBefore(told: Told, { since, subject, sight }: SilenceClaim, stream: ScriptStream): number {
  const last = exchangeAt(told, since);
  if (last?.operation.kind !== "stream" || streamOf(told, last) !== stream) return 0;
  return stream.exchanges
    .filter(({ received }) => received <= last.received)
    .flatMap(eventsIn)
    .filter((event) => presenceEventSubject(event) === subject && fitsSight(event, sight)).length;
}

function listedLines(told: Told, { exchange, subject, times }: ListedClaim): Checked {
  return at(told, found(told, exchange), {
    lines: [word("expect_listed", subjectArg(told, subject), plain(times))],
  });
}

function memberLines(told: Told, claim: MemberClaim): Checked {
  const { names } = told;
  const stream = told.streams.get(claim.chain);
  const act = found(told, claim.since);
  if (stream === undefined) throw notTellable("the stream that was to tell it was not recorded");
  const since = sinceOf(told, claim.since, { decided: act, reading: stream });
  const seconds = Math.ceil(Math.min(claim.withinMs, 30_000) / 1_000) + LEEWAY;
  const lines = [
    word(
      "expect_member",
      plain(stream.name),
      since.arg,
      subjectArg(told, claim.subject),
      plain(claim.field),
      { text: names.template(claim.value) },
      { number: seconds },
      plain(claim.isWanted ? "wanted" : "unwanted"),
      ...(claim.room === undefined ? [] : [{ text: [{ name: names.roomOf(claim.room) }] }]),
    ),
  ];
  if (!stream.isFollowed) {
    const last = stream.exchanges.findLast(({ sent }) => sent > act.received);
    if (last === undefined) throw notTellable("the stream that was to tell it was not read any more");
    return at(told, last, { lines, marks: since.marks });
  }
  const place = claim.isWanted ? placeAt(told, act.sent) : placeAt(told, act.received + claim.withinMs);
  return afterStep(place, lines, { marks: since.marks, fenced: claim.isWanted ? [] : [stream] });
}

function sameLines(told: Told, { exchange: index, other, subject, keys }: SameClaim): Checked {
  const [exchange, earlier] = [found(told, index), found(told, other)];
  if (exchange.operation.kind !== "getPresence") throw notTellable("it shows in two answers of streams");
  const stream = streamOf(told, earlier);
  if (stream === undefined)
    return at(told, exchange, {
      lines: [word("expect_same", plain("first_look"), { keys })],
      named: [{ exchange: other, line: word("remember", plain("first_look")) }],
    });
  return at(told, exchange, {
    lines: [word("expect_as_told", plain(stream.name), subjectArg(told, subject), { keys })],
  });
}

function growthLines(told: Told, { exchange: index, other, toleranceMs }: AgedClaim): Checked {
  const [exchange, earlier] = [found(told, index), found(told, other)];
  if (exchange.operation.kind !== "getPresence" || earlier.operation.kind !== "getPresence")
    throw notTellable("it shows in the time between a look and an event that was made at an unknown moment");
  const lines = [word("expect_growth", plain("first_look"), { number: toleranceMs })];
  return at(told, exchange, {
    lines,
    named: [{ exchange: other, line: word("remember", plain("first_look")) }],
  });
}

function streamLines(told: Told, { exchange: index, rule }: StreamClaim): Checked {
  const exchange = found(told, index);
  const stream = streamOf(told, exchange);
  if (stream === undefined) return at(told, exchange, { lines: [word("expect_room")] });
  const test: Line =
    rule === "has an id of its own for each event"
      ? word("expect_own_ids", plain(stream.name))
      : word("expect_stream", plain(stream.name), EVER, { test: rule });
  if (!stream.isFollowed || stream.exchanges[0] === exchange) return at(told, exchange, { lines: [test] });
  return afterStep(placeAt(told, exchange.received), [
    word("pause", { number: secondsUntil(told, exchange) }),
    test,
  ]);
}
