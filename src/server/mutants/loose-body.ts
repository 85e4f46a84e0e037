import type { Exchange } from "../exchange.ts";
import { isObject, type JsonObject } from "../json-body.ts";

/** The request's body as an object, or an empty one when it is anything else. */
export function looseBody({ body }: Exchange): JsonObject {
  try {
    const value: unknown = JSON.parse(body ?? "");
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** The same exchange with another body. */
export function withBody(exchange: Exchange, body: JsonObject): Exchange {
  return { ...exchange, body: JSON.stringify(body) };
}
