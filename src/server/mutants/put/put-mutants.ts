import type { Mutant } from "../mutant.ts";
import { anonymousPut } from "./anonymous-put.ts";
import { anyTokenWillDo } from "./any-token-will-do.ts";
import { anyWordIsAState } from "./any-word-is-a-state.ts";
import { anybodyWritesTheFirstPresence } from "./anybody-writes-the-first-presence.ts";
import { badPresencePretends } from "./bad-presence-pretends.ts";
import { caseDoesNotMatter } from "./case-does-not-matter.ts";
import { clearedStatusReturns } from "./cleared-status-returns.ts";
import { clientSetsLastActive } from "./client-sets-last-active.ts";
import { doubleFaultClearsStatus } from "./double-fault-clears-status.ts";
import { emptyPresenceIsOffline } from "./empty-presence-is-offline.ts";
import { emptyStatusIsIgnored } from "./empty-status-is-ignored.ts";
import { encodedPathIsNobody } from "./encoded-path-is-nobody.ts";
import { falsyStatusPasses } from "./falsy-status-passes.ts";
import { getTellsOwnMessage } from "./get-tells-own-message.ts";
import { limitsWithoutCode } from "./limits-without-code.ts";
import { noBodyIsNoChange } from "./no-body-is-no-change.ts";
import { notJsonIsFine } from "./not-json-is-fine.ts";
import { omittedStatusIsTheNewest } from "./omitted-status-is-the-newest.ts";
import { paddingIsTrimmed } from "./padding-is-trimmed.ts";
import { presenceDefaultsToOnline } from "./presence-defaults-to-online.ts";
import { putAnswers201 } from "./put-answers-201.ts";
import { putForOthersHitsCaller } from "./put-for-others-hits-caller.ts";
import { putForOthersPretends } from "./put-for-others-pretends.ts";
import { putForOthers } from "./put-for-others.ts";
import { putNeverCounts } from "./put-never-counts.ts";
import { refusedForOthersLeavesItsMessage } from "./refused-for-others-leaves-its-message.ts";
import { refusedMessageKeepsTheState } from "./refused-message-keeps-the-state.ts";
import { refusedPutIsActivity } from "./refused-put-is-activity.ts";
import { refusedStatusSticks } from "./refused-status-sticks.ts";
import { restAfterJsonIsIgnored } from "./rest-after-json-is-ignored.ts";
import { secondPutConflicts } from "./second-put-conflicts.ts";
import { statusDropped } from "./status-dropped.ts";
import { statusHtmlEscaped } from "./status-html-escaped.ts";
import { statusInLatin1 } from "./status-in-latin-1.ts";
import { statusOfAnyType } from "./status-of-any-type.ts";
import { statusOneBehind } from "./status-one-behind.ts";
import { statusTrimmed } from "./status-trimmed.ts";
import { statusTruncated } from "./status-truncated.ts";
import { stringBodyIsAState } from "./string-body-is-a-state.ts";
import { thirdRefusalIsTaken } from "./third-refusal-is-taken.ts";
import { thirdStatusSticks } from "./third-status-sticks.ts";
import { userIdOfTheBody } from "./user-id-of-the-body.ts";

/** The mutants that break a requirement under PRES-PUT. */
export const putMutants: readonly Mutant[] = [
  anonymousPut,
  anyTokenWillDo,
  anyWordIsAState,
  anybodyWritesTheFirstPresence,
  badPresencePretends,
  caseDoesNotMatter,
  clearedStatusReturns,
  clientSetsLastActive,
  doubleFaultClearsStatus,
  emptyPresenceIsOffline,
  emptyStatusIsIgnored,
  encodedPathIsNobody,
  falsyStatusPasses,
  getTellsOwnMessage,
  limitsWithoutCode,
  noBodyIsNoChange,
  notJsonIsFine,
  omittedStatusIsTheNewest,
  paddingIsTrimmed,
  presenceDefaultsToOnline,
  putAnswers201,
  putForOthersHitsCaller,
  putForOthersPretends,
  putForOthers,
  putNeverCounts,
  refusedForOthersLeavesItsMessage,
  refusedMessageKeepsTheState,
  refusedPutIsActivity,
  refusedStatusSticks,
  restAfterJsonIsIgnored,
  secondPutConflicts,
  statusDropped,
  statusHtmlEscaped,
  statusInLatin1,
  statusOfAnyType,
  statusOneBehind,
  statusTrimmed,
  statusTruncated,
  stringBodyIsAState,
  thirdRefusalIsTaken,
  thirdStatusSticks,
  userIdOfTheBody,
];
