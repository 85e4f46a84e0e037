import type { Mutant } from "../mutant.ts";
import { anonymousGet } from "./anonymous-get.ts";
import { getActiveAsNumber } from "./get-active-as-number.ts";
import { getAgoAsText } from "./get-ago-as-text.ts";
import { getConnectsCaller } from "./get-connects-caller.ts";
import { getForStrangers } from "./get-for-strangers.ts";
import { getFrozenWhileActive } from "./get-frozen-while-active.ts";
import { getIsActivity } from "./get-is-activity.ts";
import { getOmitsOffline } from "./get-omits-offline.ts";
import { getOneBehindForOthers } from "./get-one-behind-for-others.ts";
import { getOutlivesTheGrace } from "./get-outlives-the-grace.ts";
import { getStatusAsObject } from "./get-status-as-object.ts";
import { getWrapsInContent } from "./get-wraps-in-content.ts";
import { noRoomNoSelf } from "./no-room-no-self.ts";
import { nobodyIsOffline } from "./nobody-is-offline.ts";
import { offlineAgoNull } from "./offline-ago-null.ts";
import { offlineSelfIsNobody } from "./offline-self-is-nobody.ts";
import { onlySelfByGet } from "./only-self-by-get.ts";
import { permissionIsCached } from "./permission-is-cached.ts";
import { refusalIsCached } from "./refusal-is-cached.ts";
import { strangersGet401 } from "./strangers-get-401.ts";
import { tenthGetIsRefused } from "./tenth-get-is-refused.ts";
import { thirdGetIsCached } from "./third-get-is-cached.ts";
import { unknownTokenReads } from "./unknown-token-reads.ts";

/** The mutants that break a requirement under PRES-GET. */
export const getMutants: readonly Mutant[] = [
  anonymousGet,
  getActiveAsNumber,
  getAgoAsText,
  getConnectsCaller,
  getForStrangers,
  getFrozenWhileActive,
  getIsActivity,
  getOmitsOffline,
  getOneBehindForOthers,
  getOutlivesTheGrace,
  getStatusAsObject,
  getWrapsInContent,
  noRoomNoSelf,
  nobodyIsOffline,
  offlineAgoNull,
  offlineSelfIsNobody,
  onlySelfByGet,
  permissionIsCached,
  refusalIsCached,
  strangersGet401,
  tenthGetIsRefused,
  thirdGetIsCached,
  unknownTokenReads,
];
