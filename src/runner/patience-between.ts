import type { UserId } from "../history/history.ts";
import { acrossHomeservers } from "../judge/across-homeservers.ts";
import type { Tolerances } from "../judge/tolerances.ts";
import { areApart } from "../spec/wire/server-part.ts";
import type { Patience } from "./patience.ts";
import type { RunContext } from "./run-context.ts";

/** What patience with what has to cross goes by. A look at home tells at once whether what is waited for still holds. */
export function tolerancesOfCrossing(tolerances: Tolerances): Tolerances {
  return { ...acrossHomeservers(tolerances), selfMs: tolerances.selfMs };
}

/** How long to wait for what one user is to be shown of another: longer where it has to cross between homeservers. */
export function patienceBetween(
  { patience, patienceAcross }: Pick<RunContext, "patience" | "patienceAcross">,
  viewer: UserId,
  subject: UserId,
): Patience {
  return areApart(viewer, subject) ? patienceAcross : patience;
}
