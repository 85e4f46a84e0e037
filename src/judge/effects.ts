import type { Exchange, StreamOperation, UserId } from "../history/history.ts";
import type { PresenceEvent } from "../model/presence.ts";
import type { Ms } from "../time/clock.ts";
import { type Case, isUnclear, objectBody, succeeded } from "./case.ts";

/** What an exchange did, or may have done, to one user's presence. */
export interface Effect {
  readonly exchange: Exchange;
  /** The machine's event; absent: anything may be shown from now on (a refusable request was accepted). */
  readonly event?: PresenceEvent;
  /** False: the server may have applied it or not, or another session of the user may have a say beside it. */
  readonly sure: boolean;
  /** The server surely applied it, whatever other sessions say. */
  readonly applied: boolean;
  /** It may hold from `from` on, and does so surely from `fromLatest` on. */
  readonly from: Ms;
  readonly fromLatest: Ms;
  /** Until then the user was surely connected or just active. */
  readonly aliveUntil: Ms;
}

/**
 * When, for all that this effect says, the user may go offline by themselves. What the timer counts from is open: the end of
 * the stream, or when it was asked for, as Synapse does; so after a stream that was open for long it may have run out already.
 */
export function mayGoOfflineFrom({ aliveUntil, exchange }: Effect, offlineMinMs: Ms): Ms {
  return aliveUntil === NEVER ? NEVER : Math.max(aliveUntil, exchange.sent + offlineMinMs);
}

/** A request given up sooner than this may never have been looked at. */
const SURELY_RECEIVED_MS: Ms = 250;

const NEVER = Number.NEGATIVE_INFINITY;

/** Everything that moved, or may have moved, the user's presence, in the order of sending. */
export function effectsOf(judged: Case, user: UserId): readonly Effect[] {
  const own = judged.exchanges.filter((exchange) => exchange.user === user);
  const since = severalSessionsSince(judged, user);
  return own.flatMap((exchange) => {
    const effect = effectOf(judged, exchange);
    if (effect === undefined) return [];
    return { ...effect, sure: effect.sure && effect.from < since, applied: effect.sure };
  });
}

/**
 * From when on more than one session of the user has a say in their presence: then no effect decides alone, since the rule
 * that merges them is not given (AMB-18). Infinity: never.
 */
export function severalSessionsSince({ exchanges }: Case, user: UserId): Ms {
  const says = exchanges.filter(
    ({ operation, user: who }) => who === user && (operation.kind === "putPresence" || isStream(operation)),
  );
  const [first] = says;
  return says.find(({ device }) => device !== first?.device)?.sent ?? Number.POSITIVE_INFINITY;
}

function isStream(operation: Exchange["operation"]): operation is StreamOperation {
  return operation.kind === "stream";
}

type OneEffect = Omit<Effect, "applied">;

function effectOf(judged: Case, exchange: Exchange): OneEffect | undefined {
  const { operation, sent, received } = exchange;
  const acted = succeeded(exchange);
  const unclear = isUnclear(exchange);
  const plain = { exchange, sure: acted, from: sent, fromLatest: received };
  switch (operation.kind) {
    case "putPresence": {
      if (!acted && !unclear) return undefined;
      const { presence, message } = operation;
      const kind =
        message === undefined ? "none" : message === null ? "null" : message === "" ? "empty" : "fresh";
      const text = typeof message === "string" ? { text: message } : {};
      const event: PresenceEvent = { type: "setPresence", user: "", presence, message: kind, ...text };
      return { ...plain, event, aliveUntil: acted && presence === "online" ? sent : NEVER };
    }
    case "stream":
      return streamEffect(judged, exchange, operation);
    case "sendMessage":
      if (!acted && !unclear) return undefined;
      return {
        ...plain,
        event: { type: "sendMessage", user: "", room: "" },
        // Where activity makes nobody online, it need not keep anybody online either.
        aliveUntil: acted && judged.profile.rules.activityRevives ? sent : NEVER,
      };
    case "refused":
      return acted && exchange.request.method !== "GET" && exchange.user === operation.subject
        ? { exchange, sure: true, from: sent, fromLatest: received, aliveUntil: NEVER }
        : undefined;
    case "sendState":
    case "sendTyping":
    case "sendReceipt":
    case "createRoom":
    case "join":
    case "leave":
    case "invite":
    case "kick":
    case "ban":
    case "unban":
      // Whether these count as activity is not stated (AMB-31).
      return judged.profile.rules.activityRevives && (acted || unclear)
        ? { ...plain, sure: false, event: { type: "sendMessage", user: "", room: "" }, aliveUntil: NEVER }
        : undefined;
    default:
      return undefined;
  }
}

function streamEffect(judged: Case, exchange: Exchange, operation: StreamOperation): OneEffect | undefined {
  const { sent, received, outcome, status } = exchange;
  if (outcome === "answered" && (status === undefined || status >= 400)) return undefined;
  const knows = judged.profile.rules.setPresenceValues.length > 0 || operation.setPresence === "default";
  const setPresence = operation.api === "sync" && knows ? operation.setPresence : "default";
  const waitedMs = Math.max(SURELY_RECEIVED_MS, judged.tolerances.orderMs);
  const arrived = outcome === "answered" || (outcome === "aborted" && received - sent >= waitedMs);
  const seen = arrived && !isTooSoon(judged, exchange);
  // Whether a value that does not exist is as good as none is open.
  const invalid = setPresence === "invalid";
  const suppressed = setPresence === "offline" || invalid;
  return {
    exchange,
    event: { type: "poll", user: "", setPresence: invalid ? "default" : setPresence },
    sure: seen && !invalid && operation.api !== "initialSync" && !contradicted(judged, exchange, setPresence),
    from: sent,
    fromLatest: streamBegins(judged, exchange),
    aliveUntil:
      suppressed || !seen || operation.api === "initialSync" ? NEVER : openUntil(judged, exchange, operation),
  };
}

/** It follows what the user did before sooner than the server's declared limit: what it asks for may be passed over. */
function isTooSoon({ exchanges, tolerances }: Case, stream: Exchange): boolean {
  if (tolerances.presenceEveryMs === 0) return false;
  // The server counts from when it came to the one until it comes to the other.
  const since = stream.sent - tolerances.presenceEveryMs - tolerances.selfMs;
  return exchanges.some(
    ({ operation, user, index, sent }) =>
      user === stream.user &&
      sent > since &&
      (sent < stream.sent || (sent === stream.sent && index < stream.index)) &&
      (operation.kind === "putPresence" || isStream(operation)),
  );
}

/** Another stream of the user is open at the time and asks for something else: which of them counts is not stated. */
function contradicted({ exchanges }: Case, stream: Exchange, asks: string): boolean {
  return exchanges.some(
    ({ operation, user, sent, received }) =>
      operation.kind === "stream" &&
      user === stream.user &&
      operation.chain !== (stream.operation as StreamOperation).chain &&
      operation.setPresence.replace("default", "online") !== asks.replace("default", "online") &&
      sent <= stream.received &&
      received >= stream.sent,
  );
}

/** A long-poll acts when it begins: by when it surely has. What was given up may still be on its way to the server. */
export function streamBegins({ tolerances }: Case, { outcome, sent, received }: Exchange): Ms {
  const latest = sent + tolerances.selfMs;
  return outcome === "aborted" ? latest : Math.min(received, latest);
}

/**
 * Until when the stream was surely open: an empty answer until it came or its time was up, an aborted request until
 * the abort, both less the time that an answer travels, an answer with news perhaps only until it was asked for.
 */
export function openUntil({ tolerances }: Case, exchange: Exchange, { timeoutMs }: StreamOperation): Ms {
  const answeredAt = Math.max(exchange.sent, exchange.received - tolerances.orderMs);
  if (exchange.outcome !== "answered") return answeredAt;
  const { presence, roomEvents } = objectBody(exchange);
  const news = roomEvents !== 0 || JSON.stringify(presence ?? []).includes("m.presence");
  return news ? exchange.sent : Math.min(answeredAt, exchange.sent + timeoutMs);
}
