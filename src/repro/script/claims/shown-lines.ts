import type { Exchange } from "../../../history/history.ts";
import type { ShownClaim } from "../../../judge/claim.ts";
import { afterStep, at, type Checked } from "../checked.ts";
import { gapOf } from "../gap-of.ts";
import { nameSight, type OtherThan, subjectArg } from "../name-sight.ts";
import { notTellable } from "../not-tellable.ts";
import { plain, word } from "../script.ts";
import { EVER, secondsUntil, sinceOf } from "../since-of.ts";
import type { ScriptStream } from "../streams.ts";
import { exchangeAt, placeAt, streamOf, type Told } from "../told.ts";
import { exchangeNamed } from "./exchange-named.ts";

/** What was shown of somebody, and was not to be: by a look, or by a stream. */
export function shownLines(told: Told, claim: ShownClaim): Checked {
  const exchange = exchangeNamed(told, claim.exchange);
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
  const renewed = wasOpenMeanwhile(told, claim, exchange) ? { stream, before: place } : undefined;
  return afterStep(place, lines, { marks: since.marks, named, fenced: [stream], renewed });
}

/** An age is wrong by what had passed since, in an answer to a request that was open all the while. */
function wasOpenMeanwhile(told: Told, { sight }: ShownClaim, { sent, received }: Exchange): boolean {
  const place = placeAt(told, received);
  const isBefore = (at: number | undefined) => at !== undefined && placeAt(told, at) < place;
  return (
    sight.kind === "age" && isBefore(sent) && sight.acts.every((act) => isBefore(exchangeAt(told, act)?.sent))
  );
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
