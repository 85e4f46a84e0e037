import { createServer, type IncomingMessage, type ServerResponse as HttpResponse } from "node:http";
import { MatrixError } from "./matrix-error.ts";
import type { ReferenceServer } from "./reference-server.ts";

/** A server that listens, until it is closed. */
export interface HttpService {
  /** For example `http://127.0.0.1:8008`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Where to listen; port 0 takes a free one. */
export interface Address {
  readonly port?: number;
  readonly host?: string;
}

/** Bodies above this many bytes are refused; events of the specification end at 64 KiB. */
const LARGEST_BODY = 1_000_000;

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST, PUT, DELETE, OPTIONS",
  "access-control-allow-headers": "X-Requested-With, Content-Type, Authorization",
} as const;

/** Puts a reference server on a socket; a client that goes away ends its waiting stream. */
export async function serveHttp(
  server: ReferenceServer,
  { port = 0, host = "127.0.0.1" }: Address,
): Promise<HttpService> {
  const http = createServer((request, response) => {
    void answer(server, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, host, resolve);
  });
  const address = http.address();
  const actualPort = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${actualPort}`,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

async function answer(
  server: ReferenceServer,
  request: IncomingMessage,
  response: HttpResponse,
): Promise<void> {
  if (request.method === "OPTIONS") return send(response, { status: 200, body: "{}" });
  const gone = new AbortController();
  response.once("close", () => {
    // An answer that was sent in full closes, too: then nobody is gone.
    if (!response.writableFinished) gone.abort();
  });
  try {
    const body = await readBody(request);
    const { method = "GET", url: path = "/" } = request;
    send(
      response,
      await server.handle({ method, path, headers: singleHeaders(request), body, signal: gone.signal }),
    );
  } catch (error) {
    const refusal =
      error instanceof MatrixError ? error : new MatrixError(500, "M_UNKNOWN", "The server has failed.");
    send(response, { status: refusal.status, body: JSON.stringify(refusal.body()) });
  }
}

function send(response: HttpResponse, { status, body }: { status: number; body: string }): void {
  if (response.destroyed) return;
  // With its length it goes out in one piece, and not in chunks.
  const length = { "content-length": Buffer.byteLength(body) };
  response.writeHead(status, { ...CORS, ...length, "content-type": "application/json; charset=utf-8" });
  response.end(body);
}

/** @throws MatrixError 413 when the body is too large. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new MatrixError(413, "M_TOO_LARGE", "The body is too large.");
    chunks.push(chunk);
  }
  return size === 0 ? undefined : Buffer.concat(chunks).toString("utf8");
}

function singleHeaders({ headers }: IncomingMessage): Record<string, string | undefined> {
  const single = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(", ") : value,
  ]);
  return Object.fromEntries(single) as Record<string, string | undefined>;
}
