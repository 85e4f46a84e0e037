import type { Exchange, Json, StreamBody, StreamOperation, UserId } from "../../history/history.ts";
import type { RequirementId } from "../../spec/requirement.ts";
import type { Breach as WireBreach } from "../../spec/wire/breach.ts";
import { registerChallengeSchema } from "../../spec/wire/account-answer.ts";
import { GET_PRESENCE_KEYS, getPresenceBreaches } from "../../spec/wire/get-presence.ts";
import { matrixErrorSchema } from "../../spec/wire/matrix-error.ts";
import { EVENT_KEYS, presenceEventBreaches, presenceEventSubject } from "../../spec/wire/presence-event.ts";
import { answered, type Claim, NO_FAILURE, status as exactly, type StreamClaim } from "../claim.ts";
import { type Case, objectBody, shown, succeeded } from "../case.ts";
import { eventsIn } from "../observations.ts";

/** Rules for a key when it is there: an answer without it keeps them. */
const WHEN_PRESENT = {
  get: ["PRES-GET-003", "PRES-GET-004", "PRES-GET-005"],
  event: ["PRES-EVT-007", "PRES-EVT-008", "PRES-EVT-010"],
} as const;

/** The shape of every answer that was not lost, before anybody looks at its values. */
export function judgeWireShape(judged: Case): void {
  for (const exchange of judged.exchanges) {
    if (exchange.outcome !== "answered" || exchange.status === undefined) continue;
    if (exchange.status >= 400) {
      if (isError(exchange)) judgeError(judged, exchange, exchange.status);
    } else if (succeeded(exchange)) judgeAnswer(judged, exchange);
  }
}

/**
 * Whether what was not a success is an error of the client API: the offer of flows of interactive authentication is
 * none, and what servers have beside that API answers as it likes.
 */
function isError({ status, body, request }: Exchange): boolean {
  const isOffer = status === 401 && registerChallengeSchema.safeParse(body).success;
  return !isOffer && request.path.startsWith("/_matrix/");
}

/** Requests that are about presence: what else a server fails at is another module's matter. */
const ABOUT_PRESENCE: ReadonlySet<string> = new Set([
  "putPresence",
  "getPresence",
  "stream",
  "postList",
  "getList",
]);

function isAboutPresence({ operation, request }: Exchange): boolean {
  return (
    ABOUT_PRESENCE.has(operation.kind) ||
    (operation.kind === "refused" && request.path.includes("/presence/"))
  );
}

function judgeError(judged: Case, exchange: Exchange, status: number): void {
  const { ledger } = judged;
  if (status >= 500) {
    if (!isAboutPresence(exchange)) return;
    const title = "A request was answered with an error of the server's own making.";
    const observed = `${status} ${shown(exchange.body)}`;
    const claim = answered(exchange, NO_FAILURE);
    return ledger.broken("PRES-ERR-005", exchange, {
      title,
      allowed: "any answer below 500",
      observed,
      claim,
    });
  }
  if (isAboutPresence(exchange)) ledger.held("PRES-ERR-005", exchange);
  const parsed = matrixErrorSchema.safeParse(exchange.body);
  const allowed = '{"errcode": string, "error": string}';
  const observed = exchange.text ?? shown(exchange.body);
  if (!parsed.success) {
    ledger.broken("PRES-ERR-001", exchange, {
      title: "An error has no Matrix error body.",
      allowed,
      observed,
      claim: answered(exchange, { status: [400, 499], body: "errcode" }),
    });
  } else if (parsed.data.error === undefined) {
    ledger.broken("PRES-ERR-001", exchange, {
      title: "An error lacks the key `error`.",
      allowed,
      observed,
      claim: answered(exchange, { status: [400, 499], body: "errcode and error" }),
      ceiling: "warn",
    });
  } else ledger.held("PRES-ERR-001", exchange);
  if (status === 429) judgeLimit(judged, exchange);
}

function judgeLimit({ ledger }: Case, exchange: Exchange): void {
  const { errcode } = objectBody(exchange);
  if (errcode === "M_LIMIT_EXCEEDED") ledger.held("PRES-PUT-014", exchange);
  else {
    const title = "A rate-limited request is not answered with M_LIMIT_EXCEEDED.";
    ledger.broken("PRES-PUT-014", exchange, {
      title,
      allowed: "M_LIMIT_EXCEEDED",
      observed: shown(errcode),
      claim: answered(exchange, exactly(429, { errcodes: ["M_LIMIT_EXCEEDED"] })),
    });
  }
}

function judgeAnswer(judged: Case, exchange: Exchange): void {
  const { ledger, profile } = judged;
  switch (exchange.operation.kind) {
    case "putPresence": {
      ledger.held("PRES-ERR-005", exchange);
      const isObject =
        typeof exchange.body === "object" && exchange.body !== null && !Array.isArray(exchange.body);
      if (isObject && exchange.status === 200) ledger.held("PRES-PUT-001", exchange);
      else {
        const title = "A valid PUT is not answered with 200 and a JSON object.";
        const observed = `${exchange.status} ${exchange.text ?? shown(exchange.body)}`;
        const claim = answered(exchange, exactly(200, { body: "object" }));
        ledger.broken("PRES-PUT-001", exchange, { title, allowed: "200 {}", observed, claim });
      }
      return;
    }
    case "getPresence": {
      ledger.held("PRES-ERR-005", exchange);
      const found = getPresenceBreaches(profile, exchange.body);
      const { subject } = exchange.operation;
      tellBreaches(judged, exchange, { value: exchange.body, subject, found });
      const body = objectBody(exchange);
      holdKeys(judged, exchange, found, [
        "PRES-GET-001",
        "PRES-GET-002",
        ...WHEN_PRESENT.get,
        ...keysOf(GET_PRESENCE_KEYS, (key) => body[key]),
      ]);
      return;
    }
    case "getList":
      return judgeList(judged, exchange);
    case "stream":
      return judgeStream(judged, exchange, exchange.operation);
    case "readRoom":
      return judgeRoom(judged, exchange);
    default:
  }
}

function keysOf(
  keys: Readonly<Record<string, RequirementId>>,
  valueOf: (key: string) => unknown,
): RequirementId[] {
  return Object.entries(keys).flatMap(([key, requirement]) =>
    valueOf(key) === undefined ? [] : requirement,
  );
}

/** A breach at most once for each requirement and answer; what nobody breached was held. */
function tellBreaches({ ledger }: Case, exchange: Exchange, { value, subject, found }: Malformed): void {
  for (const { requirement, path, message } of new Map(found.map((one) => [one.requirement, one])).values()) {
    const title = `${path === "" ? "The body" : `\`${path}\``} does not have the form that the schema gives it.`;
    const claim = {
      about: "shown",
      exchange: exchange.index,
      subject,
      sight: { kind: "form", path },
    } satisfies Claim;
    ledger.broken(requirement, exchange, { title, allowed: message, observed: shown(value), claim });
  }
}

interface Malformed {
  readonly value: unknown;
  /** Whose presence it is; an event may say it of nobody. */
  readonly subject: UserId | undefined;
  readonly found: readonly WireBreach[];
}

function holdKeys(
  { ledger, profile }: Case,
  exchange: Exchange,
  ...[found, served]: [readonly WireBreach[], readonly RequirementId[]]
): void {
  const breached = new Set(found.map(({ requirement }) => requirement));
  for (const requirement of new Set(served)) {
    if (!breached.has(requirement) && profile.severity(requirement) !== "off")
      ledger.held(requirement, exchange);
  }
}

function judgeList(judged: Case, exchange: Exchange): void {
  const { ledger, profile } = judged;
  if (!Array.isArray(exchange.body)) {
    const title = "A presence list is not an array of m.presence events.";
    ledger.broken("PRES-LIST-004", exchange, {
      title,
      allowed: "[…]",
      observed: exchange.text ?? shown(exchange.body),
      claim: answered(exchange, exactly(200, { body: "list" })),
    });
    return;
  }
  const broken = (exchange.body as Json[]).find((item) =>
    presenceEventBreaches(profile, item).some(({ path }) => path !== "event_id"),
  );
  if (broken === undefined) ledger.held("PRES-LIST-004", exchange);
  else {
    const title = "An item of a presence list is not an m.presence event.";
    ledger.broken("PRES-LIST-004", exchange, {
      title,
      allowed: "m.presence events",
      observed: shown(broken),
      claim: {
        about: "shown",
        exchange: exchange.index,
        subject: undefined,
        sight: { kind: "form", path: "" },
      },
    });
  }
}

function judgeStream(judged: Case, exchange: Exchange, operation: StreamOperation): void {
  const { ledger, profile } = judged;
  const body = objectBody(exchange) as unknown as StreamBody;
  const isSync = operation.api === "sync";
  const envelope: RequirementId = isSync
    ? "PRES-SYNC-001"
    : operation.api === "initialSync"
      ? "PRES-V1-001"
      : "PRES-V1-002";
  const { presence } = body;
  const list = isSync ? (presence as { events?: Json } | undefined)?.events : presence;
  const wellFormed =
    typeof body.next === "string" &&
    (isSync
      ? presence === undefined || (isPlainObject(presence) && (list === undefined || Array.isArray(list)))
      : Array.isArray(list ?? []));
  if (wellFormed) ledger.held(envelope, exchange);
  else {
    const title = isSync
      ? "`presence` of /sync is not an object with an array `events`, or there is no next_batch."
      : "The stream's answer lacks its token or its array of events.";
    ledger.broken(envelope, exchange, {
      title,
      allowed: "the shape of the schema",
      observed: shown({ next: body.next, presence }),
      claim: ofStream(exchange, "has its shape"),
    });
  }
  for (const event of eventsIn(exchange)) {
    const found = presenceEventBreaches(profile, event);
    tellBreaches(judged, exchange, { value: event, subject: presenceEventSubject(event), found });
    const served = keysOf(EVENT_KEYS, (path) =>
      path.split(".").reduce<unknown>((part, key) => (isPlainObject(part) ? part[key] : undefined), event),
    );
    holdKeys(judged, exchange, found, [
      "PRES-EVT-001",
      "PRES-EVT-002",
      "PRES-EVT-005",
      "PRES-EVT-011",
      ...WHEN_PRESENT.event,
      ...served,
    ]);
    if (!isSync && !found.some(({ requirement }) => requirement === "PRES-EVT-003"))
      holdKeys(judged, exchange, found, ["PRES-V1-003"]);
  }
  const [stray] = body.strays ?? [];
  if (stray !== undefined) {
    const title = "An m.presence event stands inside a room.";
    ledger.broken("PRES-EVT-011", exchange, {
      title,
      allowed: "presence outside rooms only",
      observed: stray,
      claim: ofStream(exchange, "has no presence in rooms"),
    });
  } else if (body.roomEvents > 0) ledger.held("PRES-EVT-011", exchange);
}

/** The `initialSync` of a room is another matter: see `room-snapshots.ts`. */
function judgeRoom({ ledger }: Case, exchange: Exchange): void {
  const { operation } = exchange;
  if (operation.kind === "readRoom" && operation.part === "initialSync") return;
  if (!JSON.stringify(exchange.body ?? null).includes('"m.presence"'))
    return ledger.held("PRES-EVT-011", exchange);
  ledger.broken("PRES-EVT-011", exchange, {
    title: "A room's own data holds m.presence events.",
    allowed: "none",
    observed: "m.presence in the answer",
    claim: ofStream(exchange, "has no presence in rooms"),
  });
}

function ofStream({ index }: Exchange, rule: StreamClaim["rule"]): StreamClaim {
  return { about: "stream", exchange: index, rule };
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
