import type { Mutant } from "../mutant.ts";
import { chokesOnEmoji } from "./chokes-on-emoji.ts";
import { chokesOnLongStatus } from "./chokes-on-long-status.ts";
import { errorsWithoutErrcode } from "./errors-without-errcode.ts";
import { tokenCodesSwapped } from "./token-codes-swapped.ts";
import { listGoneCrashes } from "./list-gone-crashes.ts";

/** The mutants that break a requirement under PRES-ERR. */
export const errMutants: readonly Mutant[] = [
  chokesOnEmoji,
  chokesOnLongStatus,
  errorsWithoutErrcode,
  tokenCodesSwapped,
  listGoneCrashes,
];
