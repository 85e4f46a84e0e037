import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type Line } from "./lines.ts";
import { PlainLine } from "./plain-line.ts";

const OPTIONS = { connect: { timeout: 10_000 }, headersTimeout: 10_000 };
const opened: (Server | Line)[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await ("listen" in one ? one.close() : one.destroy());
});

interface Setting {
  readonly line: Line;
  readonly server: Server;
  /** What arrived, request by request. */
  readonly requests: string[];
  readonly connections: () => number;
}

type Answer = (socket: Socket, request: number) => void;

/** A line to a server that answers each request as it comes. */
async function lineTo(answer: Answer, headersTimeout = OPTIONS.headersTimeout): Promise<Setting> {
  const requests: string[] = [];
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      server.emit("asked", socket);
      answer(socket, requests.push(String(data)));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const line = new PlainLine(`http://127.0.0.1:${port}`, { ...OPTIONS, headersTimeout });
  opened.push(line, server);
  return { line, server, requests, connections: () => connections };
}

interface Got {
  readonly status: number;
  readonly text: string;
}

interface Asking {
  readonly headers?: readonly string[];
  /** Stops after each part, for some turns of the event loop. */
  readonly isSlow?: boolean;
  readonly onConnect?: (abort: () => void) => void;
}

function get(line: Line, { headers = [], isSlow = false, onConnect }: Asking = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    let [status, text, goOn] = [0, "", () => {}];
    const pause = (turns: number) => setImmediate(() => (turns === 0 ? goOn() : pause(turns - 1)));
    line.dispatch(
      { path: "/", method: "GET", headers: headers as string[] },
      {
        onConnect: (abort) => onConnect?.(abort),
        onHeaders: (headed, _headers, resume) => {
          [status, goOn] = [headed, resume];
          return true;
        },
        onData: (chunk) => {
          text += chunk.toString("latin1");
          if (isSlow) pause(3);
          return !isSlow;
        },
        onComplete: () => resolve({ status, text }),
        onError: reject,
      },
    );
  });
}

const plain = (text: string) => `HTTP/1.1 200 OK\r\ncontent-length: ${text.length}\r\n\r\n${text}`;
const withTrailer = (text: string) =>
  `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${text.length.toString(16)}\r\n${text}\r\n0\r\na: b\r\n\r\n`;

/** Byte by byte, each in a write of its own. */
function drip(socket: Socket, text: string): void {
  if (text !== "") socket.write(text.slice(0, 1), () => setImmediate(drip, socket, text.slice(1)));
}

describe("a plain line", () => {
  it("asks for one thing after the other, by one connection", async () => {
    const { line, requests, connections } = await lineTo((socket, request) =>
      socket.write(plain(`answer ${request}`)),
    );
    const headers = ["authorization", "Bearer a"];
    expect(await get(line, { headers })).toEqual({ status: 200, text: "answer 1" });
    expect(await get(line, { headers })).toEqual({ status: 200, text: "answer 2" });
    expect(requests[1]).toMatch(
      /^GET \/ HTTP\/1\.1\r\nhost: 127\.0\.0\.1:\d+\r\nconnection: keep-alive\r\nauthorization: Bearer a\r\n\r\n$/,
    );
    expect(connections()).toBe(1);
  });

  it("takes what comes byte by byte", async () => {
    const { line, connections } = await lineTo((socket) => drip(socket, plain("whole")));
    expect([await get(line), await get(line)].map(({ text }) => text)).toEqual(["whole", "whole"]);
    expect(connections()).toBe(1);
  });

  it("says that nobody listens, each time", async () => {
    const line = new PlainLine("http://127.0.0.1:1", OPTIONS);
    opened.push(line);
    await expect(get(line)).rejects.toThrow("ECONNREFUSED");
    await expect(get(line)).rejects.toThrow("ECONNREFUSED");
  });

  it("says that no answer comes", async () => {
    const { line } = await lineTo(() => undefined, 20);
    await expect(get(line)).rejects.toThrow("Headers Timeout");
  });

  it("gives a request up, and connects again for the next", async () => {
    const { line, server, connections } = await lineTo((socket, request) => {
      if (request === 2) socket.write(plain("next"));
    });
    let giveUp = () => {};
    const first = get(line, { onConnect: (abort) => (giveUp = abort) });
    await once(server, "asked");
    giveUp();
    await expect(first).rejects.toThrow("aborted");
    expect(await get(line)).toEqual({ status: 200, text: "next" });
    expect(connections()).toBe(2);
  });

  it("ends with its request and its connection", async () => {
    const { line, server } = await lineTo(() => undefined);
    const answer = get(line);
    const [socket] = (await once(server, "asked")) as [Socket];
    await Promise.all([expect(answer).rejects.toThrow("destroyed"), line.destroy(), once(socket, "close")]);
  });

  it("sends no line breaks of a header", async () => {
    const { line, requests } = await lineTo((socket) => socket.write(plain("")));
    await expect(get(line, { headers: ["authorization", "a\r\nb: c"] })).rejects.toThrow("authorization");
    expect(requests).toEqual([]);
  });
});

describe("an unusual answer", () => {
  it("is read by undici, which goes on with the connection", async () => {
    const { line, requests, connections } = await lineTo((socket, request) =>
      drip(socket, request === 2 ? withTrailer("with a trailer") : plain(`plain ${request}`)),
    );
    const texts = [await get(line), await get(line), await get(line)].map(({ text }) => text);
    expect(texts).toEqual(["plain 1", "with a trailer", "plain 3"]);
    expect([requests.length, connections()]).toEqual([3, 1]);
  });

  it("may be far longer than one reading, also where it is not taken at once", async () => {
    const text = Array.from({ length: 100_000 }, (_, place) => `${place},`).join("");
    const { line } = await lineTo((socket) => socket.write(withTrailer(text)));
    expect((await get(line, { isSlow: true })).text === text).toBe(true);
  });

  it.each([
    ["have another status", 429, "HTTP/1.1 429 Slow Down\r\ncontent-length: 2\r\n\r\n", 1],
    ["close its connection", 200, "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n", 2],
  ])("may %s", async (_what, status, head, needed) => {
    const { line, connections } = await lineTo((socket) => {
      socket.write(`${head}{}`);
      if (needed > 1) socket.end();
    });
    const got = { status, text: "{}" };
    expect([await get(line), await get(line)]).toEqual([got, got]);
    expect(connections()).toBe(needed);
  });

  it("may be none of HTTP", async () => {
    const { line } = await lineTo((socket) => socket.write("SSH-2.0-OpenSSH_9.2\r\n\r\n"));
    await expect(get(line)).rejects.toThrow("does not match the HTTP/1.1 protocol");
  });

  it("may have come before it was asked for: then it is not taken", async () => {
    const { line, server, connections } = await lineTo((socket, request) =>
      socket.write(plain(`answer ${request}`)),
    );
    const asked = once(server, "asked") as Promise<[Socket]>;
    expect((await get(line)).text).toBe("answer 1");
    const [socket] = await asked;
    socket.write(plain("nobody asked"));
    await once(socket, "close");
    expect((await get(line)).text).toBe("answer 2");
    expect(connections()).toBe(2);
  });
});

describe("a connection that is lost", () => {
  it("in the middle of an answer is told, and made again", async () => {
    const { line } = await lineTo((socket, request) => {
      if (request === 1) socket.end("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc");
      else socket.write(plain("whole"));
    });
    await expect(get(line)).rejects.toThrow("other side closed");
    expect((await get(line)).text).toBe("whole");
  });

  it("in the middle of an unusual answer is told, and made again", async () => {
    const { line } = await lineTo((socket, request) => {
      if (request === 1) socket.end("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5;a=b\r\nabc");
      else socket.write(plain("whole"));
    });
    await expect(get(line)).rejects.toThrow("other side closed");
    expect((await get(line)).text).toBe("whole");
  });
});
