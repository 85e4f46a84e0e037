import { randomBytes } from "node:crypto";
import { Agent } from "undici";
import type { DeclaredQuirks, DeclaredTimers } from "../history/history.ts";
import type { Clock } from "../time/clock.ts";
import { wallClock } from "../time/wall-clock.ts";
import { TargetError } from "./target-error.ts";
import type { Homeserver } from "./homeserver.ts";
import type { Target } from "./target.ts";
import { OPEN_REGISTRATION, type Users } from "./users.ts";

/** What is known of a server that is reached by its URL. */
export interface UrlOptions {
  /** As its owner declares them. */
  readonly timers: DeclaredTimers;
  readonly quirks?: DeclaredQuirks | undefined;
  /** What reports call it; its URLs when absent. */
  readonly name?: string | undefined;
  /** Real time, unless a test makes it faster. */
  readonly clock?: Clock;
}

/** Enough for the streams of many users at once: every long-poll holds a connection. */
const CONNECTIONS = 512;
const MAX_HEADER_BYTES = 64 * 1024;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * A server that listens somewhere, in real time. Nothing is ever asked of another origin than it is given.
 *
 * @param urls may carry a path prefix; a trailing slash is dropped. Several are the workers of one homeserver
 * @throws TargetError when one is no URL of a server, or is given twice
 */
export function urlTarget(
  urls: string | readonly [string, ...string[]],
  { users = OPEN_REGISTRATION, ...options }: UrlOptions & { readonly users?: Users | undefined },
): Target {
  return homeserversTarget([{ baseUrls: typeof urls === "string" ? [urls] : urls, users }], options);
}

/**
 * Servers that listen somewhere; several federate with each other.
 *
 * @throws TargetError when one is reached by no URL of a server, or by one that is given twice
 */
export function homeserversTarget(
  [first, ...others]: readonly [Homeserver, ...Homeserver[]],
  options: UrlOptions,
): Target {
  const homeservers = [checked(first), ...others.map(checked)] as const;
  const baseUrls = homeservers.flatMap((homeserver) => homeserver.baseUrls);
  if (new Set(baseUrls).size < baseUrls.length)
    throw refused("wanted another URL for each worker and each homeserver", "one that is named twice");
  const { timers, quirks, clock = wallClock } = options;
  const name = options.name ?? baseUrls.join(", ");
  return {
    name,
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
        name,
        kind: "url",
        homeservers,
        clock,
        dispatcher,
        timers,
        ...(quirks === undefined ? {} : { quirks }),
        perform: (work) => work(),
        newPassword: () => randomBytes(24).toString("base64url"),
        [Symbol.asyncDispose]: () => dispatcher.destroy(),
      });
    },
  };
}

function checked({ baseUrls: [first, ...others], ...homeserver }: Homeserver): Homeserver {
  return { ...homeserver, baseUrls: [checkedBaseUrl(first), ...others.map(checkedBaseUrl)] };
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
