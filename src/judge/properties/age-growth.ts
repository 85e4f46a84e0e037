import { type Bump, meets } from "../bumps.ts";
import type { Case } from "../case.ts";
import type { Reading } from "../evidence.ts";
import { aged } from "./aged.ts";

/** Without activity the age grows as time does; GET and the stream agree on it. */
export function judgeGrowth(judged: Case, readings: readonly Reading[], bumps: readonly Bump[]): void {
  const { ledger, tolerances } = judged;
  for (const [index, reading] of readings.entries()) {
    const previous = readings[index - 1];
    if (previous === undefined) continue;
    const [then, now] = [aged(judged, previous), aged(judged, reading)];
    const [first, last] = [Math.min(then.made[0], now.made[0]), Math.max(then.made[1], now.made[1])];
    const within = (bump: Bump) => bump.to >= first && bump.from <= last;
    const between = bumps.some((bump) => bump.kind !== "forbid" && within(bump));
    if (between) continue;
    const elapsed = now.made[0] - then.made[1];
    const pair = [then.observation.kind, now.observation.kind];
    const mixed = pair.includes("event") && pair.includes("get");
    if (elapsed <= 3 * tolerances.agoMs && !(mixed && elapsed < 1_000)) continue;
    const requirement = mixed ? "PRES-LAA-011" : "PRES-LAA-006";
    const agree = then.active[0] <= now.active[1] && now.active[0] <= then.active[1];
    // What should not have counted and did is told of where it is judged by itself; looks are what is compared here.
    const told = bumps.some(
      (bump) =>
        bump.requirement !== "PRES-GET-012" &&
        within(bump) &&
        (meets(bump, now.active) || meets(bump, then.active)),
    );
    if (agree) ledger.held(requirement, now.observation.exchange);
    else if (!told) {
      ledger.broken(requirement, now.observation.exchange, {
        title: "Two looks with no activity in between count from different moments.",
        allowed: `${Math.round((then.observation.agoMs ?? 0) + now.made[0] - then.made[0])} ms, give or take ${tolerances.agoMs} ms`,
        observed: `${now.observation.agoMs} ms`,
        act: then.observation.exchange,
        claim: {
          about: "growth",
          exchange: now.observation.exchange.index,
          other: then.observation.exchange.index,
          subject: now.observation.subject,
          toleranceMs: 2 * tolerances.agoMs,
        },
        ceiling: "warn",
      });
    }
  }
}
