import type { StreamClaim } from "../../../judge/claim.ts";
import { afterStep, at, type Checked } from "../checked.ts";
import { type Line, plain, word } from "../script.ts";
import { EVER, secondsUntil } from "../since-of.ts";
import { placeAt, streamOf, type Told } from "../told.ts";
import { exchangeNamed } from "./exchange-named.ts";

/** A rule that each answer of a stream has to keep. */
export function streamLines(told: Told, { exchange: index, rule }: StreamClaim): Checked {
  const exchange = exchangeNamed(told, index);
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
