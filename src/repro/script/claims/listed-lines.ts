import type { ListedClaim } from "../../../judge/claim.ts";
import { at, type Checked } from "../checked.ts";
import { subjectArg } from "../name-sight.ts";
import { plain, word } from "../script.ts";
import type { Told } from "../told.ts";
import { exchangeNamed } from "./exchange-named.ts";

/** A presence list with too much, or too little, on it. */
export function listedLines(told: Told, { exchange, subject, times }: ListedClaim): Checked {
  return at(told, exchangeNamed(told, exchange), {
    lines: [word("expect_listed", subjectArg(told, subject), plain(times))],
  });
}
