import type { Exchange, UserId } from "../history/history.ts";
import type { Ms } from "../time/clock.ts";
import { type Case, isUnclear, succeeded } from "./case.ts";

/** A name or an avatar that somebody set. */
export interface Change {
  readonly exchange: Exchange;
  readonly user: UserId;
  readonly field: "displayname" | "avatar_url";
  readonly value: string;
  /** Whether it surely changed anything. */
  readonly fresh: boolean;
  /** False: it was lost, and may have been applied or not. */
  readonly sure: boolean;
}

/** Every change of a profile that succeeded or may have, in order. */
export function changesOf(judged: Case): readonly Change[] {
  const last = new Map<string, ReadonlySet<string>>();
  return judged.exchanges.flatMap((exchange) => {
    const { operation, user } = exchange;
    if (operation.kind !== "putProfile" || user === null) return [];
    const sure = succeeded(exchange);
    if (!sure && !isUnclear(exchange)) return [];
    const { field, value } = operation;
    const key = `${user} ${field}`;
    const before = last.get(key) ?? new Set();
    last.set(key, new Set([...(sure ? [] : before), value]));
    return [{ exchange, user, field, value, fresh: sure && !before.has(value), sure }];
  });
}

/** What a field may be at some moment of the interval; `undefined`: never set by us, so anything is. */
export function valuesDuring(
  changes: readonly Change[],
  { user, field }: Pick<Change, "user" | "field">,
  [from, to]: readonly [Ms, Ms],
): ReadonlySet<string> | undefined {
  const mine = changes.filter((change) => change.user === user && change.field === field);
  const values = new Set<string>();
  for (const [index, { exchange, value }] of mine.entries()) {
    const next = mine.slice(index + 1).find(({ sure }) => sure);
    const until = next?.exchange.received ?? Number.POSITIVE_INFINITY;
    if (exchange.sent <= to && until >= from) values.add(value);
  }
  const first = mine.find(({ sure }) => sure);
  return first === undefined || first.exchange.received >= from ? undefined : values;
}
