import type { Json } from "../history/history.ts";
import type { Ms } from "../time/clock.ts";

const FIRST_PAUSE_MS: Ms = 1_000;
/** A server that asks for no pause at all is not taken at its word. */
const LEAST_PAUSE_MS: Ms = 250;

/** What a 429 says of how long to wait. */
export interface RateLimitHint {
  readonly json?: Json | undefined;
  readonly retryAfter?: string | undefined;
}

/**
 * How long to wait after a 429: `retry_after_ms`, else `Retry-After` in seconds, else 1 s, doubled each time. A date in
 * `Retry-After` is passed over: the server's clock decides nothing here.
 *
 * @param before how often this request was limited before
 */
export function rateLimitPause({ json, retryAfter }: RateLimitHint, before: number): Ms {
  const hinted = bodyHint(json) ?? headerHint(retryAfter);
  return Math.max(LEAST_PAUSE_MS, hinted ?? FIRST_PAUSE_MS * 2 ** before);
}

function bodyHint(json: Json | undefined): Ms | undefined {
  if (typeof json !== "object" || json === null || !("retry_after_ms" in json)) return undefined;
  const { retry_after_ms: hint } = json;
  return typeof hint === "number" && hint >= 0 ? hint : undefined;
}

function headerHint(header: string | undefined): Ms | undefined {
  return header !== undefined && /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1_000 : undefined;
}
