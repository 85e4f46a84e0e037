import * as fc from "fast-check";

const OTHER_STATUS_LINES = ["HTTP/1.1 204 No", "HTTP/1.0 200 OK", "HTTP/1.1 429 No", "HTTP/1.1 100 Go on"];
const FIELDS = `transfer-encoding: chunked
Transfer-Encoding: gzip, chunked
connection: close
Connection: keep-alive
connection: keep-alive, close
content-length: 2
keep-alive: timeout=5
server: a/1 (b)
x:
x y: z
 folded
x: \u00fc
x: \u0001`.split("\n");
const BODIES = ["{}", '{"a":1}', "", '"\u00c3\u00bc"', "2\r\n{}\r\n0\r\n\r\n"];

/** Mostly what is there first. */
const usually = (first: string, ...others: readonly string[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(first) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
const anyField = fc.array(fc.constantFrom(...FIELDS), { maxLength: 1 });

const ofALength = fc.record({
  name: usually(
    "content-length: ",
    "Content-Length:",
    "content-length : ",
    "content-length: +",
    "x-length: ",
  ),
});
const inChunks = fc.record({
  split: fc.nat(7),
  extension: usually("", ";a=b", " ", "\n"),
  trailer: usually("", "a: b\r\n", "\n"),
});
type Framing = typeof ofALength | typeof inChunks extends fc.Arbitrary<infer T> ? T : never;

/** An answer that streams get again and again, or nearly one, in the parts in which it is sent. */
export const nearlyPlain = fc
  .record({
    statusLine: usually("HTTP/1.1 200 OK", ...OTHER_STATUS_LINES),
    before: anyField,
    framing: fc.oneof(ofALength, inChunks),
    after: anyField,
    lineEnd: usually("\r\n", "\n", "\r"),
    body: fc.constantFrom(...BODIES),
    rest: usually("", "}", "HTTP/1.1 200 OK\r\n\r\n", "\r\n"),
    lost: fc.option(fc.record({ at: fc.nat(80), length: fc.integer({ min: 1, max: 3 }) }), { freq: 6 }),
    cuts: fc.array(fc.nat(80), { maxLength: 2 }),
  })
  .map(({ statusLine, before, framing, after, lineEnd, body, rest, lost, cuts }) => {
    const [field, sent] = framed(body, framing);
    const whole = `${[statusLine, ...before, field, ...after, ""].join("\r\n")}${lineEnd}${sent}${rest}`;
    const left = lost === null ? whole : whole.slice(0, lost.at) + whole.slice(lost.at + lost.length);
    const ends = [...cuts.toSorted((one, other) => one - other), left.length];
    return ends.map((end, at) => left.slice(ends[at - 1] ?? 0, end)).filter((part) => part !== "");
  });

function framed(body: string, framing: Framing): readonly [field: string, sent: string] {
  if ("name" in framing) return [`${framing.name}${body.length}`, body];
  const { split, extension, trailer } = framing;
  const parts = [body.slice(0, split), body.slice(split)].filter((part) => part !== "");
  const chunks = parts.map((part) => `${part.length.toString(16)}${extension}\r\n${part}\r\n`);
  return ["Transfer-Encoding: chunked", `${chunks.join("")}0\r\n${trailer}\r\n`];
}
