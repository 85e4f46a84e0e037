import type { Exchange } from "../history.ts";
import { bodyText, type HarResponse } from "./har.ts";

/** What came back; where nothing did, a status of 0 and why. */
export function harResponse(exchange: Exchange): HarResponse {
  const { outcome, status, contentType, trouble } = exchange;
  const error = outcome === "aborted" ? ABORTED : `lost: ${trouble ?? "it is not known why"}`;
  return {
    status: outcome === "answered" ? (status ?? 0) : 0,
    statusText: "",
    httpVersion: "HTTP/1.1",
    cookies: [],
    headers: contentType === undefined ? [] : [{ name: "Content-Type", value: contentType }],
    content: contentOf(exchange),
    redirectURL: "",
    headersSize: -1,
    bodySize: -1,
    ...(outcome === "answered" ? {} : { _error: error }),
  };
}

const ABORTED = "aborted: the harness gave up waiting; until then nothing had come";

function contentOf({ body, text, contentType, isCut, operation }: Exchange): HarResponse["content"] {
  const kept = body === undefined ? text : bodyText(body);
  const comments = [
    ...(operation.kind === "stream" && body !== undefined ? [STREAM] : []),
    ...(isCut ? ["it was too large to keep: this is a part of it"] : []),
  ];
  return {
    size: kept === undefined ? 0 : Buffer.byteLength(kept),
    mimeType: contentType ?? "",
    ...(kept === undefined ? {} : { text: kept }),
    ...(comments.length === 0 ? {} : { comment: comments.join("; ") }),
  };
}

const STREAM = "not as it was sent: of a stream's answer only what concerns presence is kept";
