/** A request as the reference server takes it; where it came from (memory, a socket) does not matter. */
export interface ServerRequest {
  readonly method: string;
  /** The raw path with its query, still percent-encoded. */
  readonly path: string;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string | undefined;
  /** Aborted when the client went away: a waiting stream ends then. */
  readonly signal?: AbortSignal;
}

/** What goes back to the client: always JSON text. */
export interface ServerResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
