import type { Mutant } from "../mutant.ts";
import { goneWithTheNewestStatus } from "./gone-with-the-newest-status.ts";
import { loggedOutStaysConnected } from "./logged-out-stays-connected.ts";
import { loggedOutTokenWorks } from "./logged-out-token-works.ts";
import { loginErasesStatus } from "./login-erases-status.ts";
import { loginMakesOnline } from "./login-makes-online.ts";
import { oneLogoutIsAll } from "./one-logout-is-all.ts";

/** The mutants that break a requirement under PRES-LIFE. */
export const lifeMutants: readonly Mutant[] = [
  goneWithTheNewestStatus,
  loggedOutStaysConnected,
  loggedOutTokenWorks,
  loginErasesStatus,
  loginMakesOnline,
  oneLogoutIsAll,
];
