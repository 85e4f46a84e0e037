import type { Behaviour } from "../behaviour.ts";
import type { Answer, Exchange } from "../exchange.ts";

/** The routes that mutants like to disturb. */
export const PUT_STATUS = "PUT /presence/{userId}/status";
export const GET_STATUS = "GET /presence/{userId}/status";
export const GET_LIST = "GET /presence/list/{userId}";
export const POST_LIST = "POST /presence/list/{userId}";
export const SYNC = "GET /sync";
export const EVENTS = "GET /events";
export const INITIAL_SYNC = "GET /initialSync";
export const SEND = "PUT /rooms/{roomId}/send/{type}/{txnId}";
export const LOGOUT = "POST /logout";
export const PUT_PROFILE = "PUT /profile/{userId}/{field}";

type Next = (exchange: Exchange) => Promise<Answer> | Answer;

/** A wrapper that disturbs one route and lets all others pass. */
export function atRoute(
  route: string,
  disturb: (exchange: Exchange, next: Next) => Promise<Answer> | Answer,
): Pick<Behaviour, "around"> {
  return {
    around: (exchange, next) => (exchange.route === route ? disturb(exchange, next) : next(exchange)),
  };
}
