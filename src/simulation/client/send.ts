import type { Clock, Ms } from "../../time/clock.ts";
import type { Address } from "./address.ts";
import { JsonReply, type Reply } from "./json-reply.ts";
import type { Lines } from "./lines.ts";

export interface Sending {
  readonly lines: Lines;
  readonly clock: Clock;
  readonly address: Address;
  readonly method: "PUT" | "POST";
  /** From the base URL on. */
  readonly path: string;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: unknown;
}

/** An answer that takes longer does not come. */
export const ANSWER_MS: Ms = 30_000;

/** Sends a short request once. Never rejects, and is bounded: what the world does comes back as a value. */
export function send({ lines, clock, address, method, path, headers, body }: Sending): Promise<Reply> {
  return new Promise((resolve) => {
    const reply = new JsonReply((one) => {
      clock.clearTimeout(timer);
      resolve(one);
    });
    const timer = clock.setTimeout(() => {
      reply.giveUp();
      resolve({ kind: "lost", why: `no answer within ${ANSWER_MS} ms` });
    }, ANSWER_MS);
    reply.begin();
    lines.forRequests(address.origin).dispatch(
      {
        origin: address.origin,
        path: `${address.prefix}${path}`,
        method,
        headers: [...headers, "content-type", "application/json"],
        body: JSON.stringify(body),
      },
      reply,
    );
  });
}
