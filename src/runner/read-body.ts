import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import type { Trouble } from "./answer.ts";
import type { Limits } from "./limits.ts";

/** Bytes of all answers that are being received. */
export interface InFlight {
  bytes: number;
}

export type Body =
  | { readonly kind: "bytes"; readonly bytes: Buffer }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

/** Thrown inside of this file only. */
class TooLarge extends Error {}

/**
 * Receives a body, up to the limits, and undoes its content encoding.
 *
 * @throws whatever breaks the connection
 */
export async function readBody(
  chunks: AsyncIterable<Buffer>,
  encoding: string | undefined,
  { limits, inFlight }: { readonly limits: Limits; readonly inFlight: InFlight },
): Promise<Body> {
  let held = 0;
  try {
    const received: Buffer[] = [];
    for await (const chunk of chunks) {
      held += chunk.length;
      inFlight.bytes += chunk.length;
      if (held > limits.answerBytes || inFlight.bytes > limits.answersBytes) throw new TooLarge();
      received.push(chunk);
    }
    return decode(Buffer.concat(received), encoding, limits);
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge(limits);
    throw error;
  } finally {
    inFlight.bytes -= held;
  }
}

function decode(bytes: Buffer, encoding: string | undefined, limits: Limits): Body {
  const codings = (encoding ?? "").split(",").map((coding) => coding.trim().toLowerCase());
  let decoded = bytes;
  for (const coding of codings.toReversed()) {
    if (coding === "" || coding === "identity") continue;
    try {
      decoded = inflate(decoded, coding, limits.answerBytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") return tooLarge(limits);
      const text = `a content-encoding (${coding}) that could not be undone: ${error instanceof Error ? error.message : String(error)}`;
      return { kind: "trouble", trouble: { code: "undecodable", text } };
    }
  }
  return { kind: "bytes", bytes: decoded };
}

/** @throws Error when the bytes are not so encoded, or inflate to more than `maxOutputLength` */
function inflate(bytes: Buffer, coding: string, maxOutputLength: number): Buffer {
  if (bytes.length === 0) return bytes;
  switch (coding) {
    case "gzip":
    case "x-gzip":
      return gunzipSync(bytes, { maxOutputLength });
    case "deflate":
      return inflateSync(bytes, { maxOutputLength });
    case "br":
      return brotliDecompressSync(bytes, { maxOutputLength });
    default:
      throw new Error("the encoding is not known");
  }
}

function tooLarge({ answerBytes }: Limits): Body {
  const text = `an answer larger than ${answerBytes} bytes, or too many large ones at once`;
  return { kind: "trouble", trouble: { code: "too-large", text } };
}
