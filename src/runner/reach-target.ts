import type { Json } from "../history/history.ts";
import type { OpenTarget } from "../targets/target.ts";
import { type Ms, sleep } from "../time/clock.ts";
import type { Answer, Trouble } from "./answer.ts";
import type { HttpClient } from "./http-client.ts";
import type { RunError } from "./run-error.ts";
import { toldAnswer } from "./told-answer.ts";

export const VERSIONS_PATH = "/_matrix/client/versions";

/** Whether somebody is there who speaks Matrix; `answer` is what came last. */
export type Reach =
  | { readonly kind: "reached"; readonly answer: Answer }
  | { readonly kind: "failed"; readonly error: RunError };

export interface ReachOptions {
  readonly client: HttpClient;
  readonly target: Pick<OpenTarget, "clock" | "homeservers" | "name">;
  /** How long to wait for a server that is not ready. */
  readonly waitMs: Ms;
  readonly signal: AbortSignal;
}

const RETRY_MS: Ms = 1_000;
const BASE_URL_HINT =
  "Name the base URL of the client API; what stands before /_matrix in a path belongs to it.";
const REDIRECT_HINT =
  "Redirects are never followed, so that no token goes elsewhere: name the address that it points to.";

/**
 * Asks for the server's versions, again and again for as long as it may still be starting; where there are several base
 * URLs, all have to answer, and the answer is the first one's.
 */
export async function reachTarget(options: ReachOptions): Promise<Reach> {
  const { homeservers, name } = options.target;
  const [first] = homeservers[0].baseUrls;
  const others = homeservers.flatMap(({ baseUrls }) => baseUrls).filter((baseUrl) => baseUrl !== first);
  const reach = await reachOne(options, { baseUrl: first, name: others.length === 0 ? name : first });
  for (const baseUrl of reach.kind === "failed" ? [] : others) {
    const other = await reachOne(options, { baseUrl, name: baseUrl });
    if (other.kind === "failed") return other;
  }
  return reach;
}

interface Place {
  readonly baseUrl: string;
  /** For messages. */
  readonly name: string;
}

async function reachOne(
  { client, target, waitMs, signal }: ReachOptions,
  { baseUrl, name }: Place,
): Promise<Reach> {
  const { clock } = target;
  const until = clock.now() + waitMs;
  for (;;) {
    const answer = await client.send({
      method: "GET",
      baseUrl,
      path: VERSIONS_PATH,
      isSafe: true,
      signals: [signal],
    });
    const error = whyNotReached(answer, { name, waitMs });
    if (error === undefined) return { kind: "reached", answer };
    const isLasting = error.code === "not-a-matrix-server" || error.code === "interrupted";
    if (isLasting || clock.now() + RETRY_MS > until) return { kind: "failed", error };
    await sleep(clock, RETRY_MS, signal);
  }
}

interface Readiness extends Pick<Place, "name">, Pick<ReachOptions, "waitMs"> {}

function whyNotReached(answer: Answer, { name, waitMs }: Readiness): RunError | undefined {
  if (answer.kind === "aborted") {
    return {
      code: "interrupted",
      message: "The run was interrupted before the target was reached.",
      hint: "Start it again.",
    };
  }
  if (answer.kind === "lost") return troubleError(answer.trouble, { name, waitMs });
  if (isMatrix(answer.json)) return undefined;
  if (answer.status >= 500) return notReady(name, { waitMs, found: toldAnswer(answer) });
  const isRedirect = answer.status >= 300 && answer.status < 400;
  return notMatrix(name, toldAnswer(answer), isRedirect ? REDIRECT_HINT : BASE_URL_HINT);
}

function troubleError({ code, text }: Trouble, { name, waitMs }: Readiness): RunError {
  if (code === "gateway") return notReady(name, { waitMs, found: text });
  if (code === "html" || code === "undecodable" || code === "too-large")
    return notMatrix(name, text, BASE_URL_HINT);
  const hint = /CERT|SELF_SIGNED|ISSUER/u.test(text)
    ? "The server's certificate is not trusted here: NODE_EXTRA_CA_CERTS names a file with its authority."
    : `Is the server running, and is this its client API's address? If it is still starting: ${waitHint(waitMs)}`;
  return { code: "unreachable", message: `Cannot reach ${name}: wanted an answer, found ${text}.`, hint };
}

function notReady(
  name: string,
  { waitMs, found }: { readonly waitMs: Ms; readonly found: string },
): RunError {
  const message = `Cannot test ${name}: wanted a server that is ready, found ${found}.`;
  return { code: "not-ready", message, hint: `If it is still starting: ${waitHint(waitMs)}` };
}

function notMatrix(name: string, found: string, hint: string): RunError {
  return {
    code: "not-a-matrix-server",
    message: `Cannot test ${name}: wanted a Matrix server's answer to ${VERSIONS_PATH}, found ${found}.`,
    hint,
  };
}

function waitHint(waitMs: Ms): string {
  return waitMs === 0 ? "--wait 60s waits for it." : `--wait was ${waitMs} ms; give it longer.`;
}

/** A list of versions, or an error of Matrix: the oldest servers had no such endpoint. */
function isMatrix(json: Json | undefined): boolean {
  if (typeof json !== "object" || json === null) return false;
  const { versions, errcode } = json as { readonly [key: string]: Json };
  return Array.isArray(versions) || typeof errcode === "string";
}
