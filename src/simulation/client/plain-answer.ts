/** A head or an answer that is longer than these is not plain. */
const LONGEST_HEAD = 2 * 1024;
const LONGEST = 64 * 1024;

const TEXT = "[\\t -~]*";
const FIELD = `(?!connection|content-length|transfer-encoding)[a-z0-9-]+:${TEXT}`;
const OTHERS = `(?:(?:${FIELD}|connection: ?keep-alive)\\r\\n)*`;
const FRAMING = "(?:content-length: ?(\\d{1,5})|transfer-encoding: ?chunked)\\r\\n";
const PLAIN_HEAD = new RegExp(`^HTTP/1\\.1 200 ${TEXT}\\r\\n${OTHERS}${FRAMING}${OTHERS}\\r\\n`, "i");
const END_OF_HEAD = "\r\n\r\n";

const CHUNK_SIZE = /^[0-9a-f]{1,4}$/i;
const END_OF_LINE = "\r\n";

/** `incomplete`: more has to come. `unusual`: only a whole HTTP client can say what it is. */
export type NoBody = "incomplete" | "unusual";

/**
 * The body of a plain answer, of the kind that streams get again and again: status 200, one length or chunks without
 * extensions, and nothing about the connection but that it goes on. Any doubt makes an answer unusual. The body may lie
 * in `bytes` itself.
 */
export function plainBody(bytes: Buffer): Buffer | NoBody {
  if (bytes.length > LONGEST) return "unusual";
  const start = bytes.toString("latin1", 0, LONGEST_HEAD);
  const head = PLAIN_HEAD.exec(start);
  if (head === null)
    return start.length < LONGEST_HEAD && !start.includes(END_OF_HEAD) ? "incomplete" : "unusual";
  const [{ length: begin }, length] = head;
  return length === undefined ? chunkedBody(bytes, begin) : bodyOfLength(bytes, begin, Number(length));
}

function bodyOfLength(bytes: Buffer, begin: number, length: number): Buffer | NoBody {
  const missing = begin + length - bytes.length;
  if (missing === 0) return bytes.subarray(begin);
  return missing > 0 ? "incomplete" : "unusual";
}

function chunkedBody(bytes: Buffer, begin: number): Buffer | NoBody {
  const chunks: Buffer[] = [];
  for (let at = begin; ;) {
    const line = lineAt(bytes, at);
    if (line === undefined) return "incomplete";
    if (!CHUNK_SIZE.test(line)) return "unusual";
    at += line.length + END_OF_LINE.length;
    const end = at + Number.parseInt(line, 16);
    if (bytes.length < end + END_OF_LINE.length) return "incomplete";
    if (lineAt(bytes, end) !== "") return "unusual";
    if (end === at) {
      if (bytes.length > end + END_OF_LINE.length) return "unusual";
      return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    }
    chunks.push(bytes.subarray(at, end));
    at = end + END_OF_LINE.length;
  }
}

function lineAt(bytes: Buffer, at: number): string | undefined {
  const end = bytes.indexOf(END_OF_LINE, at, "latin1");
  return end === -1 ? undefined : bytes.toString("latin1", at, end);
}
