import { createServer, type IncomingMessage, type ServerResponse as HttpResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createReferenceServer } from "../../src/server/reference-server.ts";
import type { ServerResponse } from "../../src/server/server-request.ts";
import { profile } from "../../src/spec/profiles.ts";
import type { Clock } from "../../src/time/clock.ts";

/** One request at a hostile server, before it is answered. */
export interface Call {
  /** From 1, in the order of arrival. */
  readonly number: number;
  readonly method: string;
  /** With its query; without the prefix. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  readonly response: HttpResponse;
  /** What the reference server answers; each call asks it again. */
  readonly ask: () => Promise<ServerResponse>;
  /** Answers with JSON. */
  readonly json: (status: number, body: unknown, headers?: Readonly<Record<string, string>>) => void;
}

/** Answers a call in its own way, or passes it on to the reference server by returning `"pass on"`. */
export type Meddler = (call: Call) => "pass on" | void | Promise<"pass on" | void>;

/** A server on loopback that misbehaves. */
export interface HostileServer extends AsyncDisposable {
  readonly url: string;
  readonly calls: readonly Pick<Call, "method" | "path" | "headers" | "body">[];
  /** Every password and token that went over its wire. */
  readonly secrets: ReadonlySet<string>;
  /** Closes the door and drops every connection. */
  die(): void;
}

export interface HostileOptions {
  readonly clock: Clock;
  readonly profile?: string;
  /** What stands before `/_matrix` in every path; elsewhere there is nothing. */
  readonly prefix?: string;
}

/** The reference server with a meddler in front of it. */
export async function hostileServer(
  meddle: Meddler,
  { clock, profile: id = "v1", prefix = "" }: HostileOptions,
): Promise<HostileServer> {
  const reference = createReferenceServer({ clock, profiles: [profile(id)] });
  const calls: Call[] = [];
  const secrets = new Set<string>();
  const http = createServer((request, response) => {
    response.on("error", () => undefined);
    void receive(request, response);
  });

  const receive = async (request: IncomingMessage, response: HttpResponse) => {
    const body = await textOf(request);
    learnSecrets(body, secrets);
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const { method = "GET", url = "/", headers } = request;
    const path = url.startsWith(prefix) ? url.slice(prefix.length) : "/nowhere";
    const call: Call = {
      number: calls.length + 1,
      method,
      path,
      headers,
      body,
      response,
      ask: async () => {
        const single = Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name, String(value)]),
        );
        const answer = await reference.handle({
          method,
          path,
          headers: single,
          body: body === "" ? undefined : body,
          signal: gone.signal,
        });
        learnSecrets(answer.body, secrets);
        return answer;
      },
      json: (status, answer, more = {}) => {
        if (response.destroyed) return;
        response.writeHead(status, { "content-type": "application/json", ...more });
        response.end(JSON.stringify(answer));
      },
    };
    calls.push(call);
    if ((await meddle(call)) !== "pass on") return;
    const answer = await call.ask();
    if (response.destroyed) return;
    response.writeHead(answer.status, { ...answer.headers });
    response.end(answer.body);
  };

  await new Promise<void>((resolve) => {
    http.listen(0, "127.0.0.1", resolve);
  });
  const die = () => {
    http.close();
    http.closeAllConnections();
  };
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    calls,
    secrets,
    die,
    [Symbol.asyncDispose]: async () => {
      reference.close();
      const closed = new Promise((resolve) => http.once("close", resolve));
      if (!http.listening) return;
      die();
      await closed;
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch {
    // The client went away while it was still asking.
  }
  return Buffer.concat(chunks).toString("utf8");
}

function learnSecrets(text: string, secrets: Set<string>): void {
  for (const [, secret = ""] of text.matchAll(/"(?:access_token|password)":"([^"]+)"/gu)) secrets.add(secret);
}
