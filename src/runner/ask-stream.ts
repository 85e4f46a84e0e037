import type { Json, StreamBody, StreamOperation } from "../history/history.ts";
import { reduceStreamBody } from "../history/reduce-stream-body.ts";
import type { Ms } from "../time/clock.ts";
import type { Answer } from "./answer.ts";
import { ask, isSuccess } from "./ask.ts";
import { type Delivery, deliveriesIn } from "./deliveries.ts";
import { withQuery } from "./request-path.ts";
import type { Scene } from "./scene.ts";
import type { Session } from "./session.ts";

/** One request of a stream. */
export interface StreamQuestion {
  readonly session: Session;
  readonly chain: string;
  /** `null`: from the beginning. */
  readonly since: string | null;
  readonly timeoutMs: Ms;
  readonly setPresence: StreamOperation["setPresence"];
  readonly filter?: Json | undefined;
  /** The id under which the server keeps the filter: it is named instead of sent. */
  readonly filterId?: string | undefined;
  readonly signals?: readonly AbortSignal[];
  readonly bearsTrouble?: boolean;
}

export interface StreamOutcome {
  readonly answer: Answer;
  /** Where the next request goes on; absent when the answer names no place. */
  readonly next?: string;
  readonly deliveries: readonly Delivery[];
  /** Nothing new at all. */
  readonly isEmpty: boolean;
}

/** What `set_presence` says that no version defines. */
const INVALID_PRESENCE = "banana";

/**
 * Asks a stream of the profile's generation once. `/events` has no beginning of its own: a chain begins with
 * `/initialSync`, which says where to go on.
 */
export async function askStream(scene: Scene, question: StreamQuestion): Promise<StreamOutcome> {
  const { session, chain, since, timeoutMs, filter } = question;
  const { binding } = scene.run.profile;
  const api = binding.stream === "sync" ? "sync" : since === null ? "initialSync" : "events";
  const setPresence = api === "sync" ? question.setPresence : "default";
  const operation: StreamOperation = {
    kind: "stream",
    api,
    chain,
    since,
    timeoutMs,
    setPresence,
    ...(filter === undefined ? {} : { filter }),
  };
  // `set_presence` is no part of what a server keeps an answer by.
  const repeats = scene.next(JSON.stringify(["asked", session.user, session.device, since, filter])) - 1;
  const { answer } = await ask(scene, {
    operation,
    method: "GET",
    path: `${binding.prefix}${pathOf(operation, { filterId: question.filterId, repeats })}`,
    session,
    pollMs: timeoutMs,
    // A long-poll is not repeated within one exchange: every request of a stream is evidence of its own.
    isSafe: timeoutMs === 0,
    keep: (json) => reduceStreamBody(api, json),
    ...(question.signals === undefined ? {} : { signals: question.signals }),
    ...(question.bearsTrouble === undefined ? {} : { bearsTrouble: question.bearsTrouble }),
  });
  const body = isSuccess(answer) && answer.json !== undefined ? bodyOf(api, answer.json) : undefined;
  if (body === undefined) return { answer, deliveries: [], isEmpty: true };
  const deliveries = deliveriesIn(api, body, answer.received);
  return {
    answer,
    deliveries,
    isEmpty: deliveries.length === 0 && body.roomEvents === 0,
    ...(typeof body.next === "string" ? { next: body.next } : {}),
  };
}

function bodyOf(api: StreamOperation["api"], json: Json): StreamBody | undefined {
  const reduced = reduceStreamBody(api, json);
  return typeof reduced === "object" && reduced !== null && "members" in reduced
    ? (reduced as unknown as StreamBody)
    : undefined;
}

interface Asking {
  readonly filterId: string | undefined;
  /** How often this session has asked the same before. */
  readonly repeats: number;
}

/** A server may answer an identical `/sync` from a cache: no two have quite the same `timeout`. */
function pathOf(
  { api, since, timeoutMs, setPresence, filter }: StreamOperation,
  { filterId, repeats }: Asking,
): string {
  if (api === "initialSync") return withQuery("/initialSync", { limit: "10" });
  const timeout = String(api === "sync" ? timeoutMs + repeats : timeoutMs);
  if (api === "events") return withQuery("/events", { from: since ?? undefined, timeout });
  const asked = {
    default: undefined,
    invalid: INVALID_PRESENCE,
    online: "online",
    unavailable: "unavailable",
    offline: "offline",
  };
  return withQuery("/sync", {
    since: since ?? undefined,
    timeout,
    set_presence: asked[setPresence],
    filter: filterId ?? (filter === undefined ? undefined : JSON.stringify(filter)),
  });
}
