import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import * as fc from "fast-check";
import { Client } from "undici";
import { afterAll, beforeAll, expect, it } from "vitest";
import { JsonReply, type Reply } from "./json-reply.ts";
import type { Line } from "./lines.ts";
import { nearlyPlain } from "./nearly-plain.fixture.ts";
import { PlainLine } from "./plain-line.ts";

/** What the server says next, each in a write of its own; then it ends the connection. */
let parts: readonly string[] = [];
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((socket) => {
    socket.on("error", () => undefined).setNoDelay(true);
    socket.once("data", () => say(socket, parts));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => void server.close());

function say(socket: Socket, [part, ...rest]: readonly string[]): void {
  if (part === undefined) socket.end();
  else socket.write(part, "latin1", () => setImmediate(say, socket, rest));
}

async function replyBy(line: Line): Promise<Reply> {
  const reply = await new Promise<Reply>((resolve) => {
    const json = new JsonReply(resolve);
    json.begin();
    line.dispatch({ path: "/", method: "GET", headers: [] }, json);
  });
  await line.destroy();
  // Why a connection is lost is said in the words of whoever reads it.
  return reply.kind === "lost" ? { ...reply, why: "" } : reply;
}

it("takes each answer for what undici takes it for", async () => {
  await fc.assert(
    fc.asyncProperty(nearlyPlain, async (said) => {
      parts = said;
      const expected = await replyBy(new Client(origin));
      const line = new PlainLine(origin, { connect: { timeout: 10_000 }, headersTimeout: 10_000 });
      expect(await replyBy(line)).toEqual(expected);
    }),
    { numRuns: 400, seed: 20_261_128 },
  );
});
