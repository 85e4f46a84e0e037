import type { Miniature } from "./miniature.ts";
import { always200 } from "./always-200.ts";
import { always404 } from "./always-404.ts";
import { alwaysOffline } from "./always-offline.ts";
import { alwaysOnline } from "./always-online.ts";
import { anotherUser } from "./another-user.ts";
import { crowdOfStrangers } from "./crowd-of-strangers.ts";
import { echo } from "./echo.ts";
import { emptyObjectForPresence } from "./empty-object-for-presence.ts";
import { emptyObject } from "./empty-object.ts";
import { fallsSilent } from "./falls-silent.ts";
import { firstAnswer } from "./first-answer.ts";
import { htmlForPresence } from "./html-for-presence.ts";
import { htmlPage } from "./html-page.ts";
import { hugeAnswers } from "./huge-answers.ts";
import { inventedState } from "./invented-state.ts";
import { leaksToEveryone } from "./leaks-to-everyone.ts";
import { neverRefuses } from "./never-refuses.ts";
import { notJson } from "./not-json.ts";
import { previousAnswer } from "./previous-answer.ts";
import { randomJson } from "./random-json.ts";
import { refusesEveryLook } from "./refuses-every-look.ts";
import { refusesEveryPut } from "./refuses-every-put.ts";
import { sameTokenForEver } from "./same-token-for-ever.ts";
import { silentStreams } from "./silent-streams.ts";
import { stuckClock } from "./stuck-clock.ts";
import { swappedUsers } from "./swapped-users.ts";
import { wellShapedNothing } from "./well-shaped-nothing.ts";

/** Every miniature, by name. */
export const MINIATURES: readonly Miniature[] = [
  always200,
  always404,
  alwaysOffline,
  alwaysOnline,
  anotherUser,
  crowdOfStrangers,
  echo,
  emptyObjectForPresence,
  emptyObject,
  fallsSilent,
  firstAnswer,
  htmlForPresence,
  htmlPage,
  hugeAnswers,
  inventedState,
  leaksToEveryone,
  neverRefuses,
  notJson,
  previousAnswer,
  randomJson,
  refusesEveryLook,
  refusesEveryPut,
  sameTokenForEver,
  silentStreams,
  stuckClock,
  swappedUsers,
  wellShapedNothing,
];
