import type { Ms } from "./clock.ts";

const UNIT_MS: Readonly<Record<string, Ms>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** How people write a length of time: a number and a unit. */
export const DURATION_PATTERN = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/u;

/**
 * A length of time as people write it; undefined when it is none.
 *
 * @example readDuration("1.5m") // 90_000
 */
export function readDuration(text: string): Ms | undefined {
  const [, amount, unit] = DURATION_PATTERN.exec(text) ?? [];
  const unitMs = unit === undefined ? undefined : UNIT_MS[unit];
  return amount === undefined || unitMs === undefined ? undefined : Math.round(Number(amount) * unitMs);
}
