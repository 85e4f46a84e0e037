import type { DeclaredTimers } from "../history/history.ts";
import type { Ms } from "../time/clock.ts";
import { readDuration } from "../time/read-duration.ts";
import { TargetError } from "./target-error.ts";

const NAMES = ["offline", "idle"] as const;

/** Added to a timer of which only the least is known: servers look at their timers every few seconds. */
const SWEEP_MS: Ms = 10_000;

/**
 * Reads how a server's owner declares its timers: name, earliest and latest, or only the earliest; the latest is then
 * twice that and 10 s more.
 *
 * @example declaredTimers("offline=4s..12s,idle=6s") // { offline: { minMs: 4_000, maxMs: 12_000 }, idle: { minMs: 6_000, maxMs: 22_000 } }
 * @throws TargetError when it is none
 */
export function declaredTimers(text: string): DeclaredTimers {
  const found = new Map<string, { readonly minMs: Ms; readonly maxMs: Ms }>();
  for (const part of text.split(",")) {
    const [name = "", range, ...more] = part.trim().split("=");
    if (!NAMES.some((known) => known === name))
      throw refused(`wanted offline or idle, found ${JSON.stringify(name)}`);
    if (range === undefined || more.length > 0)
      throw refused(`wanted ${name}=<earliest>..<latest>, found ${JSON.stringify(part)}`);
    if (found.has(name)) throw refused(`wanted ${name} once, found it twice`);
    found.set(name, timerInterval(range));
  }
  return Object.fromEntries(found);
}

/**
 * Reads the earliest and the latest moment at which one timer fires, or the earliest alone.
 *
 * @throws TargetError when it is none
 */
export function timerInterval(text: string): { readonly minMs: Ms; readonly maxMs: Ms } {
  const [earliest = "", latest, ...more] = text.split("..");
  if (more.length > 0) throw refused(`wanted <earliest>..<latest>, found ${JSON.stringify(text)}`);
  const minMs = duration(earliest);
  const maxMs = latest === undefined ? 2 * minMs + SWEEP_MS : duration(latest);
  if (maxMs < minMs) throw refused(`wanted the earliest first, found ${JSON.stringify(text)}`);
  return { minMs, maxMs };
}

function duration(text: string): Ms {
  const lengthMs = readDuration(text);
  if (lengthMs === undefined) throw refused(`wanted a duration such as 4s, found ${JSON.stringify(text)}`);
  return lengthMs;
}

function refused(what: string): TargetError {
  const hint =
    "For example offline=4s..12s,idle=6s..15s: the earliest and the latest moment at which a timer fires.";
  return new TargetError("bad-timers", `Cannot read timers: ${what}.`, hint);
}
