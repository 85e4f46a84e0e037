import type { Exchange, Json } from "../../history/history.ts";
import { succeeded, wasRefused } from "../../judge/case.ts";
import { anyOf, type Bend, bentBy } from "./bend.ts";

const FORBIDDEN: Json = { errcode: "M_FORBIDDEN", error: "You may not." };
const UNKNOWN: Json = { errcode: "M_UNKNOWN", error: "Internal server error." };

/** A bend that answers one request with another status. */
function ofStatus(
  fault: string,
  isMeant: (exchange: Exchange) => boolean,
  answer: Pick<Exchange, "status" | "body">,
): Bend {
  return {
    fault,
    bend: (scene, random) => {
      const exchange = anyOf(random, scene.exchanges.filter(isMeant));
      if (exchange === undefined) return undefined;
      const { kind } = exchange.operation;
      return bentBy(scene, `${kind}: ${exchange.status} became ${answer.status}`, [
        { ...exchange, ...answer },
      ]);
    },
  };
}

const isLook = ({ operation }: Exchange) => operation.kind === "getPresence";
const isPut = ({ operation }: Exchange) => operation.kind === "putPresence";
const isFaulty = ({ operation }: Exchange) => operation.kind === "refused";

/** A request that has to succeed is refused, or the other way round. */
export const bentStatuses = {
  "look-refused": ofStatus(
    "A look at somebody who may be seen is refused.",
    (exchange) => isLook(exchange) && succeeded(exchange),
    { status: 403, body: FORBIDDEN },
  ),
  "stranger-let-in": ofStatus(
    "A look that was refused is answered.",
    (exchange) => isLook(exchange) && wasRefused(exchange),
    { status: 200, body: { presence: "online", last_active_ago: 10 } },
  ),
  "put-refused": ofStatus("A right PUT is refused.", (exchange) => isPut(exchange) && succeeded(exchange), {
    status: 403,
    body: FORBIDDEN,
  }),
  "fault-accepted": ofStatus(
    "A request that is wrong is answered with success.",
    (exchange) => isFaulty(exchange) && wasRefused(exchange),
    { status: 200, body: {} },
  ),
  "refusal-without-errcode": ofStatus(
    "A refusal has no errcode.",
    (exchange) => isFaulty(exchange) && exchange.status === 400 && wasRefused(exchange),
    { status: 400, body: {} },
  ),
  "server-error": ofStatus(
    "The server breaks where presence is set or asked for.",
    (exchange) => (isLook(exchange) || isPut(exchange)) && succeeded(exchange),
    { status: 500, body: UNKNOWN },
  ),
} as const satisfies Record<string, Bend>;
