import type { Exchange } from "../history.ts";
import { bodyText, type HarRequest } from "./har.ts";

const JSON_TYPE = "application/json";

/** What was asked; the headers that carried it were not recorded. */
export function harRequest({ request: { method, path, body } }: Exchange, base: string): HarRequest {
  const text = body === undefined ? undefined : bodyText(body);
  const query = path.includes("?") ? path.slice(path.indexOf("?") + 1) : "";
  return {
    method,
    url: `${base}${path}`,
    httpVersion: "HTTP/1.1",
    cookies: [],
    headers: text === undefined ? [] : [{ name: "Content-Type", value: JSON_TYPE }],
    queryString: [...new URLSearchParams(query)].map(([name, value]) => ({ name, value })),
    ...(text === undefined ? {} : { postData: { mimeType: JSON_TYPE, text } }),
    headersSize: -1,
    bodySize: text === undefined ? 0 : Buffer.byteLength(text),
  };
}
