import type { Ms } from "../time/clock.ts";

/**
 * A number with its noun.
 *
 * @example sayCount(2, "finding") // "2 findings"
 */
export function sayCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * A length of time for people: three digits at most.
 *
 * @example sayDuration(83_400) // "1 min 23 s"
 */
export function sayDuration(ms: Ms): string {
  if (ms < 10) return `${Math.round(ms * 10) / 10} ms`;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${Math.round(ms / 100) / 10} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** The first few items and how many more there are. */
export function sayFew(items: readonly string[], few: number): string {
  const shown = items.slice(0, few).join(", ");
  return items.length > few ? `${shown} and ${items.length - few} more` : shown;
}
