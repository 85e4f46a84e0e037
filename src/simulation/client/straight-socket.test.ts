import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { Client, type Dispatcher } from "undici";
import { afterEach, expect, it } from "vitest";
import { straightConnector } from "./straight-socket.ts";

const TIMEOUT_MS = 5_000;
const opened: (Server | Client)[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await ("listen" in one ? one.close() : one.destroy());
});

/** A client of a server that answers each request as it comes. */
async function clientOf(answer: (socket: Socket, request: number) => void): Promise<Client> {
  let requests = 0;
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", () => answer(socket, ++requests));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = new Client(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    connect: straightConnector(TIMEOUT_MS),
  });
  opened.push(client, server);
  return client;
}

async function get(client: Client): Promise<string> {
  const { body } = await client.request({ path: "/", method: "GET" });
  return body.text();
}

/** Stops after each part, for some turns of the event loop. */
function getSlowly(client: Client): Promise<string> {
  return new Promise((resolve, reject) => {
    let [text, goOn] = ["", () => {}];
    const pause = (turns: number) => setImmediate(() => (turns === 0 ? goOn() : pause(turns - 1)));
    const handler: Dispatcher.DispatchHandler = {
      onConnect: () => undefined,
      onHeaders: (_status, _headers, resume) => {
        goOn = resume;
        return true;
      },
      onData: (chunk) => {
        text += String(chunk);
        pause(3);
        return false;
      },
      onComplete: () => resolve(text),
      onError: reject,
    };
    client.dispatch({ path: "/", method: "GET" }, handler);
  });
}

const answerWith = (text: string) => `HTTP/1.1 200 OK\r\ncontent-length: ${text.length}\r\n\r\n${text}`;

it("reads answers one after the other", async () => {
  const client = await clientOf((socket, request) => socket.write(answerWith(`answer ${request}`)));
  expect([await get(client), await get(client), await get(client)]).toEqual([
    "answer 1",
    "answer 2",
    "answer 3",
  ]);
});

it("reads what is far longer than one reading, also where it is not taken at once", async () => {
  const text = Array.from({ length: 100_000 }, (_, place) => `${place},`).join("");
  const size = text.length.toString(16);
  const answer = `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${`${size}\r\n${text}\r\n`.repeat(2)}0\r\n\r\n`;
  const client = await clientOf((socket) => socket.write(answer));
  expect((await getSlowly(client)) === text.repeat(2)).toBe(true);
});

it("reads an answer that comes byte by byte, in chunks", async () => {
  const bytes = Array.from(
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
  );
  const client = await clientOf((socket) => {
    const next = () => {
      const byte = bytes.shift();
      if (byte !== undefined) socket.write(byte, () => setImmediate(next));
    };
    next();
  });
  expect(await get(client)).toBe("abcde");
});

it("says that an answer was cut off, and connects again", async () => {
  const client = await clientOf((socket, request) => {
    if (request === 1) socket.end("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc");
    else socket.write(answerWith("whole"));
  });
  await expect(get(client)).rejects.toThrow("other side closed");
  expect(await get(client)).toBe("whole");
});

it("takes an answer that only the end of its connection ends", async () => {
  const client = await clientOf((socket) =>
    socket.end("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nall of it"),
  );
  expect(await get(client)).toBe("all of it");
});

it("says that nobody listens", async () => {
  const client = new Client("http://127.0.0.1:1", { connect: straightConnector(TIMEOUT_MS) });
  opened.push(client);
  await expect(get(client)).rejects.toThrow("ECONNREFUSED");
});
