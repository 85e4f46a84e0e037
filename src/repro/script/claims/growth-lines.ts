import type { AgedClaim } from "../../../judge/claim.ts";
import { at, type Checked } from "../checked.ts";
import { notTellable } from "../not-tellable.ts";
import { plain, word } from "../script.ts";
import type { Told } from "../told.ts";
import { exchangeNamed } from "./exchange-named.ts";

/** An age that did not grow by the time that passed. */
export function growthLines(told: Told, { exchange: index, other, toleranceMs }: AgedClaim): Checked {
  const [exchange, earlier] = [exchangeNamed(told, index), exchangeNamed(told, other)];
  if (exchange.operation.kind !== "getPresence" || earlier.operation.kind !== "getPresence")
    throw notTellable("it shows in the time between a look and an event that was made at an unknown moment");
  const lines = [word("expect_growth", plain("first_look"), { number: toleranceMs })];
  return at(told, exchange, {
    lines,
    named: [{ exchange: other, line: word("remember", plain("first_look")) }],
  });
}
