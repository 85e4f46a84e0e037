import type { Claim } from "../../judge/claim.ts";
import type { Decision } from "../../judge/verdict.ts";
import type { Checked } from "./checked.ts";
import { answerLines } from "./claims/answer-lines.ts";
import { growthLines } from "./claims/growth-lines.ts";
import { listedLines } from "./claims/listed-lines.ts";
import { memberLines } from "./claims/member-lines.ts";
import { noticeLines } from "./claims/notice-lines.ts";
import { sameLines } from "./claims/same-lines.ts";
import { shownLines } from "./claims/shown-lines.ts";
import { silenceLines } from "./claims/silence-lines.ts";
import { streamLines } from "./claims/stream-lines.ts";
import { notTellable } from "./not-tellable.ts";
import type { Told } from "./told.ts";

/**
 * What a claim comes to in a script: one file in `claims/` for each kind.
 *
 * @throws ReproError when a script cannot tell
 */
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
