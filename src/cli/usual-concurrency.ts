import type { OpenTarget } from "../targets/target.ts";

/** Enough to hide a real server's latency; a guess that small servers bear. */
const USUAL = 8;
/** Who may change their presence only now and then costs the server next to nothing, and waits. */
const WHERE_LIMITED = 256;

/** How many scenarios to perform at the same time, where the user leaves it open. */
export function usualConcurrency({ quirks }: Pick<OpenTarget, "quirks">): number {
  return (quirks?.presencePutEveryMs ?? 0) > 0 ? WHERE_LIMITED : USUAL;
}
