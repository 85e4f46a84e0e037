import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Agent } from "undici";
import { onTestFinished } from "vitest";
import { wallClock } from "../time/wall-clock.ts";
import { createHttpClient, type HttpClientOptions, type HttpRequest } from "./http-client.ts";
import { CONTRACT_LIMITS, type Limits } from "./limits.ts";
import { createVitals } from "./vitals.ts";

/** What a server does with a request, and with which one. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse, visit: number) => void;

/** Limits that a test need not wait for. */
export const SMALL: Limits = {
  ...CONTRACT_LIMITS,
  requestMs: 400,
  rateLimitMs: 1_500,
  repeats: 2,
  answerBytes: 100_000,
  depth: 20,
  values: 500,
};

/** A server that behaves as told, and the client to try on it; both end with the test. */
export async function hostile(
  behaviour: Behaviour,
  more: Partial<HttpClientOptions> & { readonly prefix?: string } = {},
) {
  const visits: string[] = [];
  const server: Server = createServer((request, response) => {
    visits.push(`${request.method ?? ""} ${request.url ?? ""} ${request.headers.authorization ?? "-"}`);
    behaviour(request, response, visits.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  const close = async () => {
    await dispatcher.destroy();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  onTestFinished(close);
  const client = createHttpClient({
    dispatcher,
    clock: wallClock,
    limits: SMALL,
    vitals: createVitals(wallClock, () => undefined),
    tokenForm: "header",
    userAgent: "test/1",
    ...more,
  });
  return {
    origin,
    visits,
    close,
    send: (request: Partial<HttpRequest> = {}) =>
      client.send({
        method: "GET",
        baseUrl: `${origin}${more.prefix ?? ""}`,
        path: "/x",
        isSafe: false,
        ...request,
      }),
  };
}

/** Answers with JSON. */
export function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}
