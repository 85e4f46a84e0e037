import type { Ms } from "../../time/clock.ts";
import { durationOf } from "./duration-of.ts";

/** When a server that was started counts as ready. */
export interface Readiness {
  /** Then this is answered with 200. */
  readonly path: string;
  readonly timeoutMs: Ms;
}

const READY_MS: Ms = 60_000;

/** What a target file says of it; else what every homeserver answers. */
export function readiness({
  path = "/_matrix/client/versions",
  timeout,
}: { readonly path?: string | undefined; readonly timeout?: string | undefined } = {}): Readiness {
  return { path, timeoutMs: durationOf(timeout, READY_MS) };
}
