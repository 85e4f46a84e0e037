import type { Mutant } from "../mutant.ts";
import { loggedOutTokenWorks } from "./logged-out-token-works.ts";

/** The mutants that break a requirement under PRES-LIFE. */
export const lifeMutants: readonly Mutant[] = [loggedOutTokenWorks];
