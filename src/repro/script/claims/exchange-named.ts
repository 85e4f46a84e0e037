import type { Exchange } from "../../../history/history.ts";
import { notTellable } from "../not-tellable.ts";
import { exchangeAt, type Told } from "../told.ts";

/** The request that a claim names. @throws ReproError when it was not recorded */
export function exchangeNamed(told: Told, index: number): Exchange {
  const exchange = exchangeAt(told, index);
  if (exchange === undefined) throw notTellable("the request that shows it was not recorded");
  return exchange;
}
