import type { Ms } from "../time/clock.ts";
import { readDuration } from "../time/read-duration.ts";
import { UsageError } from "./usage-error.ts";

/**
 * A length of time as written on the command line.
 *
 * @example parseDuration("--wait", "90s") // 90_000
 * @throws UsageError when it is no length of time
 */
export function parseDuration(option: string, text: string): Ms {
  const lengthMs = readDuration(text);
  if (lengthMs !== undefined) return lengthMs;
  throw new UsageError(
    `Cannot read ${option}: wanted a duration, found ${JSON.stringify(text)}.`,
    "Write a number and a unit: 500ms, 30s, 5m or 1h.",
  );
}
