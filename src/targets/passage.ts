import type { ServerResponse } from "../server/server-request.ts";
import type { Ms } from "../time/clock.ts";

/** What befalls one request, and its answer, on the way. */
export interface Passage {
  /** How long the request is on its way. */
  readonly thereMs: Ms;
  /** How long the answer is on its way. */
  readonly backMs: Ms;
  /** How long it takes the server to notice that the client has given the request up. */
  readonly noticeMs: Ms;
  /** Whether the request arrives; if not, the connection breaks, or somebody in between answers. */
  readonly request: "arrives" | { readonly breaks: Error } | { readonly answeredBy: ServerResponse };
  /** Whether the answer arrives; if not, nothing of it does, or its beginning, or somebody else's. */
  readonly answer: "arrives" | "lost" | "cut" | { readonly insteadOfIt: ServerResponse };
  /** The connection breaks when the answer takes longer than this; the server notices. */
  readonly holdsMs: Ms;
}

/** A passage on which nothing happens but time. */
export function quiet(thereMs: Ms, backMs: Ms): Passage {
  const holdsMs = Number.POSITIVE_INFINITY;
  return { thereMs, backMs, noticeMs: 0, request: "arrives", answer: "arrives", holdsMs };
}
