import type { Ms } from "../time/clock.ts";
import { UsageError } from "./usage-error.ts";

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/**
 * A length of time as written on the command line.
 *
 * @example parseDuration("--wait", "90s") // 90_000
 * @throws UsageError when it is no length of time
 */
export function parseDuration(option: string, text: string): Ms {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/u.exec(text) ?? [];
  const length = amount === undefined || unit === undefined ? undefined : UNIT_MS[unit];
  if (length === undefined) {
    throw new UsageError(
      `Cannot read ${option}: wanted a duration, found ${JSON.stringify(text)}.`,
      "Write a number and a unit: 500ms, 30s, 5m or 1h.",
    );
  }
  return Math.round(Number(amount) * length);
}
