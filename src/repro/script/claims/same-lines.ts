import type { SameClaim } from "../../../judge/claim.ts";
import { at, type Checked } from "../checked.ts";
import { subjectArg } from "../name-sight.ts";
import { notTellable } from "../not-tellable.ts";
import { plain, word } from "../script.ts";
import { streamOf, type Told } from "../told.ts";
import { exchangeNamed } from "./exchange-named.ts";

/** Two looks, or a look and what a stream told, that were to show the same. */
export function sameLines(told: Told, { exchange: index, other, subject, keys }: SameClaim): Checked {
  const [exchange, earlier] = [exchangeNamed(told, index), exchangeNamed(told, other)];
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
