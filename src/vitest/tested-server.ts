/** A server that was started for the tests. */
export interface StartedServer {
  /** May carry a path prefix. */
  readonly url: string;
  /** Called when the last test has ended. */
  stop?(): void | Promise<void>;
}

/** The server under test: its URL if it runs already, or how to start it. */
export type TestedServer = string | (() => StartedServer | string | Promise<StartedServer | string>);

/** Starts the server if that is needed. */
export async function startServer(server: TestedServer): Promise<StartedServer> {
  const started = typeof server === "string" ? server : await server();
  return typeof started === "string" ? { url: started } : started;
}
