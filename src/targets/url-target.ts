import { randomBytes } from "node:crypto";
import { Agent } from "undici";
import type { DeclaredTimers } from "../history/history.ts";
import type { Clock } from "../time/clock.ts";
import { wallClock } from "../time/wall-clock.ts";
import { TargetError } from "./target-error.ts";
import type { Target } from "./target.ts";

/** What is known of a server that is reached by its URL. */
export interface UrlOptions {
  /** As its owner declares them. */
  readonly timers: DeclaredTimers;
  /** Real time, unless a test makes it faster. */
  readonly clock?: Clock;
}

/** Enough for the streams of many users at once: every long-poll holds a connection. */
const CONNECTIONS = 512;
const MAX_HEADER_BYTES = 64 * 1024;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * A server that listens somewhere, in real time. Nothing is ever asked of another origin than this one.
 *
 * @param url may carry a path prefix; a trailing slash is dropped
 * @throws TargetError when it is no URL of a server
 */
export function urlTarget(url: string, { timers, clock = wallClock }: UrlOptions): Target {
  const baseUrl = checkedBaseUrl(url);
  return {
    name: baseUrl,
    kind: "url",
    open: () => {
      const dispatcher = new Agent({
        connections: CONNECTIONS,
        pipelining: 1,
        allowH2: false,
        maxHeaderSize: MAX_HEADER_BYTES,
        // The runner bounds every request with its own clock.
        headersTimeout: 0,
        bodyTimeout: 0,
        connect: { timeout: CONNECT_TIMEOUT_MS },
      });
      return Promise.resolve({
        name: baseUrl,
        kind: "url",
        baseUrl,
        clock,
        dispatcher,
        timers,
        perform: (work) => work(),
        newPassword: () => randomBytes(24).toString("base64url"),
        [Symbol.asyncDispose]: () => dispatcher.destroy(),
      });
    },
  };
}

function checkedBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    throw refused("wanted an http or https URL", JSON.stringify(text));
  }
  if (url.username !== "" || url.password !== "") {
    throw refused("wanted a URL without a user name and password", "one that has them");
  }
  if (url.search !== "" || url.hash !== "")
    throw refused("wanted a URL without a query and a fragment", "one that has them");
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

function refused(wanted: string, found: string): TargetError {
  const hint = "For example http://127.0.0.1:8008 or https://matrix.example.org; a path prefix may follow.";
  return new TargetError("bad-url", `Cannot use target: ${wanted}, found ${found}.`, hint);
}
