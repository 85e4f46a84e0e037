import type { Mutant } from "../mutant.ts";
import { anonymousPut } from "./anonymous-put.ts";
import { anyTokenWillDo } from "./any-token-will-do.ts";
import { anyWordIsAState } from "./any-word-is-a-state.ts";
import { badPresencePretends } from "./bad-presence-pretends.ts";
import { caseDoesNotMatter } from "./case-does-not-matter.ts";
import { clientSetsLastActive } from "./client-sets-last-active.ts";
import { emptyStatusIsIgnored } from "./empty-status-is-ignored.ts";
import { encodedPathIsNobody } from "./encoded-path-is-nobody.ts";
import { notJsonIsFine } from "./not-json-is-fine.ts";
import { presenceDefaultsToOnline } from "./presence-defaults-to-online.ts";
import { putAnswers201 } from "./put-answers-201.ts";
import { putForOthers } from "./put-for-others.ts";
import { putForOthersHitsCaller } from "./put-for-others-hits-caller.ts";
import { putForOthersPretends } from "./put-for-others-pretends.ts";
import { refusedPutIsActivity } from "./refused-put-is-activity.ts";
import { refusedStatusSticks } from "./refused-status-sticks.ts";
import { secondPutConflicts } from "./second-put-conflicts.ts";
import { statusDropped } from "./status-dropped.ts";
import { statusOfAnyType } from "./status-of-any-type.ts";
import { statusOneBehind } from "./status-one-behind.ts";
import { statusTruncated } from "./status-truncated.ts";
import { stringBodyIsAState } from "./string-body-is-a-state.ts";
import { thirdStatusSticks } from "./third-status-sticks.ts";

/** The mutants that break a requirement under PRES-PUT. */
export const putMutants: readonly Mutant[] = [
  anonymousPut,
  anyTokenWillDo,
  anyWordIsAState,
  badPresencePretends,
  caseDoesNotMatter,
  clientSetsLastActive,
  emptyStatusIsIgnored,
  encodedPathIsNobody,
  notJsonIsFine,
  presenceDefaultsToOnline,
  putAnswers201,
  putForOthers,
  putForOthersHitsCaller,
  putForOthersPretends,
  refusedPutIsActivity,
  refusedStatusSticks,
  secondPutConflicts,
  statusDropped,
  statusOfAnyType,
  statusOneBehind,
  statusTruncated,
  stringBodyIsAState,
  thirdStatusSticks,
];
