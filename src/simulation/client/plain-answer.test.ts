import { describe, expect, it } from "vitest";
import { plainBody } from "./plain-answer.ts";

const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: keep-alive\r\n";
const OF_A_LENGTH = `${HEAD}Content-Length: 2\r\n\r\n{}`;
const IN_CHUNKS = `${HEAD}Transfer-Encoding: chunked\r\n\r\n3\r\n{"a\r\n00A\r\n":1234567}\r\n0\r\n\r\n`;
const CHUNKS = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";

function bodyOf(answer: string): string {
  const body = plainBody(Buffer.from(answer));
  return typeof body === "string" ? body : `body ${body.toString()}`;
}

describe("a plain answer", () => {
  it("is read to its end, whatever order and case its fields have", () => {
    expect(bodyOf(OF_A_LENGTH)).toBe("body {}");
    expect(
      bodyOf("HTTP/1.1 200 \r\ncontent-length:9\r\nserver: nginx/1.2 (x)\r\nx-empty:\r\n\r\n123456789"),
    ).toBe("body 123456789");
    expect(bodyOf("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")).toBe("body ");
  });

  it("may come in chunks", () => {
    expect(bodyOf(IN_CHUNKS)).toBe('body {"a":1234567}');
    expect(bodyOf("HTTP/1.1 200 OK\r\ntransfer-encoding:chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")).toBe(
      "body {}",
    );
    expect(bodyOf("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n")).toBe("body ");
  });

  it("counts bytes, not characters", () => {
    expect(bodyOf('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n"ü"')).toBe('body "ü"');
  });

  it.each([
    ["of a length", OF_A_LENGTH],
    ["in chunks", IN_CHUNKS],
  ])("%s is incomplete as long as anything is missing", (_what, answer) => {
    for (let length = 0; length < answer.length; length += 1)
      expect(bodyOf(answer.slice(0, length)), `${length} bytes`).toBe("incomplete");
  });
});

describe("an unusual answer", () => {
  it.each([
    ["another status", "HTTP/1.1 429 Too Many Requests\r\ncontent-length: 2\r\n\r\n{}"],
    ["an older protocol", "HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\n{}"],
    ["another protocol", "SSH-2.0 200 OK\r\ncontent-length: 2\r\n\r\n{}"],
    ["an early hint", "HTTP/1.1 103 Early Hints\r\n\r\n"],
    ["no length", "HTTP/1.1 200 OK\r\n\r\n{}"],
    ["a length that is no number", "HTTP/1.1 200 OK\r\ncontent-length: +2\r\n\r\n{}"],
    ["two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 2\r\n\r\n{}"],
    ["two different lengths", "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nContent-Length: 3\r\n\r\n{} "],
    ["a length before a colon with a space", "HTTP/1.1 200 OK\r\ncontent-length : 2\r\n\r\n{}"],
    ["another encoding", "HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"],
    ["a chunk with an extension", `${CHUNKS}2;a=b\r\n{}\r\n0\r\n\r\n`],
    ["a chunk of no size", `${CHUNKS}\r\n{}\r\n0\r\n\r\n`],
    ["a chunk of a large size", `${CHUNKS}00002\r\n{}\r\n0\r\n\r\n`],
    ["a chunk that is longer than it says", `${CHUNKS}2\r\n{} \r\n0\r\n\r\n`],
    ["a chunk without its end", `${CHUNKS}2\r\n{}..0\r\n\r\n`],
    ["a trailer", `${CHUNKS}2\r\n{}\r\n0\r\na: b\r\n\r\n`],
    ["more than its chunks", `${CHUNKS}2\r\n{}\r\n0\r\n\r\n{`],
    ["chunks and a length", "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}"],
    ["a connection that ends", "HTTP/1.1 200 OK\r\nConnection: close\r\ncontent-length: 2\r\n\r\n{}"],
    ["a field of two lines", "HTTP/1.1 200 OK\r\na: b\r\n c\r\ncontent-length: 2\r\n\r\n{}"],
    ["lines that end otherwise", "HTTP/1.1 200 OK\ncontent-length: 2\n\n{}\r\n\r\n"],
    ["a field that is not ASCII", "HTTP/1.1 200 OK\r\nserver: ü\r\ncontent-length: 2\r\n\r\n{}"],
    ["a name that is none", "HTTP/1.1 200 OK\r\nb d: c\r\ncontent-length: 2\r\n\r\n{}"],
    ["more than its length", "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}{"],
    [
      "more than is worth waiting for",
      `HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n${"x".repeat(65_536)}`,
    ],
    ["a long head", `HTTP/1.1 200 OK\r\na: ${"b".repeat(2_048)}`],
  ])("has %s", (_what, answer) => {
    expect(bodyOf(answer)).toBe("unusual");
  });
});
