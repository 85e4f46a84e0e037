import type { History } from "../../history/history.ts";
import { ExchangeLog } from "../../history/exchange-log.ts";
import type { Random } from "../../time/random.ts";
import type { Bend } from "./bend.ts";
import { bentAudience } from "./bent-audience.ts";
import { bentDeliveries } from "./bent-deliveries.ts";
import { bentLosses } from "./bent-losses.ts";
import { bentShapes } from "./bent-shapes.ts";
import { bentStatuses } from "./bent-statuses.ts";
import { bentValues } from "./bent-values.ts";
import { scenesOf } from "./scene.ts";

/** Every way to bend a history, by name. */
export const BENDS = {
  ...bentValues,
  ...bentShapes,
  ...bentStatuses,
  ...bentDeliveries,
  ...bentLosses,
  ...bentAudience,
} as const satisfies Record<string, Bend>;

export type BendKind = keyof typeof BENDS;

export const BEND_KINDS = Object.keys(BENDS) as readonly BendKind[];

/** A whole history of which one observation was changed. */
export interface BentHistory {
  readonly history: History;
  /** Index of the exchange that was changed. */
  readonly exchange: number;
  readonly what: string;
}

/** Changes one observation of a history, at a place drawn by chance; `undefined` where it offers none. */
export function bend(history: History, kind: BendKind, random: Random): BentHistory | undefined {
  for (const scene of random.shuffle(scenesOf(history))) {
    const bent = BENDS[kind].bend(scene, random);
    if (bent === undefined) continue;
    const byIndex = new Map(bent.exchanges.map((exchange) => [exchange.index, exchange]));
    const exchanges = [...history.exchanges].map((exchange) => byIndex.get(exchange.index) ?? exchange);
    const { exchange, what } = bent;
    return { history: { ...history, exchanges: new ExchangeLog(exchanges) }, exchange, what };
  }
  return undefined;
}
