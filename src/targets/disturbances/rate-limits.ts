import type { ServerResponse } from "../../server/server-request.ts";
import type { Random } from "../../time/random.ts";
import { between, type Disturbance, happens } from "./disturbance.ts";

/** Requests are answered with 429 before they do anything; how long to wait is said in the body, in a header, or not at all. */
export const rateLimits: Disturbance = {
  name: "rate-limits",
  what: "Requests are answered with 429; how long to wait stands in the body, in a header, or nowhere.",
  begin: ({ random }) => {
    const perMille = between(random, 20, 120);
    return (passage) =>
      happens(random, perMille) ? { ...passage, request: { answeredBy: limited(random) } } : passage;
  },
};

function limited(random: Random): ServerResponse {
  const body = { errcode: "M_LIMIT_EXCEEDED", error: "Too Many Requests" };
  const headers = { "content-type": "application/json" };
  const form = random.pick(["body", "header", "neither"] as const);
  return {
    status: 429,
    headers: form === "header" ? { ...headers, "retry-after": String(between(random, 1, 3)) } : headers,
    body: JSON.stringify(form === "body" ? { ...body, retry_after_ms: between(random, 50, 3_000) } : body),
  };
}
