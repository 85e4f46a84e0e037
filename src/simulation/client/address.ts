import { withQuery } from "../../runner/request-path.ts";

/** A base URL as undici takes it. */
export interface Address {
  readonly origin: string;
  /** What stands before each path; empty for most. */
  readonly prefix: string;
}

export function addressOf(baseUrl: string): Address {
  const { origin } = new URL(baseUrl);
  return { origin, prefix: baseUrl.slice(origin.length) };
}

/** The start of the path of every request of a stream: all that stays the same. */
export function streamPath(prefix: string, filter: string): string {
  return withQuery(`${prefix}/sync`, { filter });
}
