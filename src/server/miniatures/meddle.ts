import type { ServerRequest, ServerResponse } from "../server-request.ts";
import type { Answering } from "./miniature.ts";
import { isStreamRequest, type StatusRequest, statusRequest } from "./presence-wire.ts";

type Given = Promise<ServerResponse> | ServerResponse;

/** What a miniature answers itself; everything else is the reference server's. */
export interface Meddling {
  /** Requests to `/presence/{userId}/status`. */
  readonly status?: (asked: StatusRequest, request: ServerRequest) => Given;
  /** Streams and snapshots, given the right answer. */
  readonly stream?: (answer: ServerResponse, request: ServerRequest) => ServerResponse;
}

/** The reference server, but for what is asked about presence. */
export function meddle(correct: Answering, { status, stream }: Meddling): Answering {
  return async (request) => {
    const asked = statusRequest(request);
    if (asked !== undefined && status !== undefined) return status(asked, request);
    const answer = await correct(request);
    return isStreamRequest(request) && stream !== undefined ? stream(answer, request) : answer;
  };
}
