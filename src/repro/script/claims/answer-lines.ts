import type { AnswerClaim } from "../../../judge/claim.ts";
import { at, type Checked } from "../checked.ts";
import { notTellable } from "../not-tellable.ts";
import { word } from "../script.ts";
import { streamOf, type Told } from "../told.ts";
import { exchangeNamed } from "./exchange-named.ts";

/** An answer that was not one of those that are allowed. */
export function answerLines(told: Told, { exchange: index, allowed }: AnswerClaim): Checked {
  const exchange = exchangeNamed(told, index);
  if (exchange.status === 429) throw notTellable("it shows only when the server limits the rate");
  const stream = streamOf(told, exchange);
  const isFirst = stream?.exchanges[0] === exchange;
  if (stream?.isFollowed === true && !isFirst)
    throw notTellable("it shows in one of many answers to a stream that is read in the background");
  return at(told, exchange, { lines: [word("expect_answer", { answers: allowed })] });
}
