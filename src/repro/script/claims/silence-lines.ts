import type { SilenceClaim } from "../../../judge/claim.ts";
import { eventsIn } from "../../../judge/observations.ts";
import { presenceEventSubject } from "../../../spec/wire/presence-event.ts";
import { afterStep, at, type Checked } from "../checked.ts";
import { fitsSight } from "../fits-sight.ts";
import { nameSight, subjectArg } from "../name-sight.ts";
import { plain, word } from "../script.ts";
import { EVER, secondsUntil, sinceOf } from "../since-of.ts";
import type { ScriptStream } from "../streams.ts";
import { exchangeAt, placeAt, streamOf, type Told } from "../told.ts";
import { exchangeNamed } from "./exchange-named.ts";

/** What a stream told, and was not to, or told too often. */
export function silenceLines(told: Told, claim: SilenceClaim): Checked {
  const exchange = exchangeNamed(told, claim.exchange);
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
