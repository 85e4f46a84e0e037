import type { MemberClaim } from "../../../judge/claim.ts";
import { afterStep, at, type Checked } from "../checked.ts";
import { subjectArg } from "../name-sight.ts";
import { notTellable } from "../not-tellable.ts";
import { plain, word } from "../script.ts";
import { LEEWAY, sinceOf } from "../since-of.ts";
import { placeAt, type Told } from "../told.ts";
import { exchangeNamed } from "./exchange-named.ts";

/** A membership of a room that has not the new value of the profile, or has it where it must not. */
export function memberLines(told: Told, claim: MemberClaim): Checked {
  const { names } = told;
  const stream = told.streams.get(claim.chain);
  const act = exchangeNamed(told, claim.since);
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
