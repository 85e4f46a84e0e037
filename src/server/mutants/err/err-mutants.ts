import type { Mutant } from "../mutant.ts";
import { chokesOnEmoji } from "./chokes-on-emoji.ts";
import { chokesOnLongStatus } from "./chokes-on-long-status.ts";
import { deleteIsFine } from "./delete-is-fine.ts";
import { errorsWithoutErrcode } from "./errors-without-errcode.ts";
import { listGoneCrashes } from "./list-gone-crashes.ts";
import { queryTokenIgnored } from "./query-token-ignored.ts";
import { queryTokenIsIgnored } from "./query-token-is-ignored.ts";
import { tokenCodesSwapped } from "./token-codes-swapped.ts";
import { unknownPathIs400 } from "./unknown-path-is-400.ts";

/** The mutants that break a requirement under PRES-ERR. */
export const errMutants: readonly Mutant[] = [
  chokesOnEmoji,
  chokesOnLongStatus,
  deleteIsFine,
  errorsWithoutErrcode,
  listGoneCrashes,
  queryTokenIgnored,
  queryTokenIsIgnored,
  tokenCodesSwapped,
  unknownPathIs400,
];
