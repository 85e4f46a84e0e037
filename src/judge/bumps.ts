import type { Exchange, UserId } from "../history/history.ts";
import { isHigher } from "../model/level.ts";
import type { RequirementId } from "../spec/requirement.ts";
import { type Case, succeeded, wasRefused } from "./case.ts";
import type { SharingAccount } from "./sharing.ts";
import type { Story } from "./story.ts";

/**
 * Something that sets a user's last-active time, may set it, or must not; `requirement` is what is broken if it does
 * otherwise.
 */
export interface Bump {
  readonly kind: "must" | "may" | "forbid";
  readonly exchange: Exchange;
  readonly requirement: RequirementId;
}

/** Everything that bears on the user's last-active time, in the order of sending. */
export function bumpsOf(judged: Case, story: Story, sharing: SharingAccount): readonly Bump[] {
  const raised = new Map(
    story.versions
      .filter(({ timer, effect }) => timer === undefined && effect !== undefined)
      .map((version) => [version.effect?.exchange, version] as const),
  );
  return judged.exchanges.flatMap((exchange): Bump | readonly [] => {
    const version = raised.get(exchange);
    const bump =
      exchange.user === story.user ? ownBump(judged, exchange) : othersBump(exchange, story.user, sharing);
    if (exchange.operation.kind !== "putPresence" || exchange.user !== story.user) return bump ?? [];
    if (version === undefined) return [];
    return putBump(judged, story, { exchange, version });
  });
}

function ownBump(judged: Case, exchange: Exchange): Bump | undefined {
  const { operation } = exchange;
  const acted = succeeded(exchange);
  switch (operation.kind) {
    case "sendMessage":
      return { kind: acted ? "must" : "may", exchange, requirement: "PRES-LAA-002" };
    case "refused": {
      if (!wasRefused(exchange)) return { kind: "may", exchange, requirement: "PRES-PUT-011" };
      const requirement = operation.fault === "message-elsewhere" ? "PRES-LAA-009" : "PRES-PUT-011";
      return { kind: "forbid", exchange, requirement };
    }
    case "stream": {
      const forbidden = judged.profile.rules.raise === "any-rise" && exchange.outcome === "answered";
      return {
        kind: forbidden && pollsAgain(judged, exchange) ? "forbid" : "may",
        exchange,
        requirement: "PRES-LAA-007",
      };
    }
    case "getPresence":
      return acted ? { kind: "forbid", exchange, requirement: "PRES-GET-012" } : undefined;
    case "getList":
    case "getProfile":
    case "readRoom":
    case "logOut":
    case "versions":
    case "postList":
      return { kind: "may", exchange, requirement: "PRES-LAA-010" };
    default:
      return acted ? { kind: "may", exchange, requirement: "PRES-LAA-010" } : undefined;
  }
}

/** The first request of a stream connects, which may raise the level; only those after it are mere polling. */
function pollsAgain(judged: Case, exchange: Exchange): boolean {
  return judged.exchanges.some(
    (other) =>
      other.user === exchange.user &&
      other.operation.kind === "stream" &&
      other.operation.api !== "initialSync" &&
      other.received <= exchange.sent &&
      other.outcome === "answered",
  );
}

function othersBump(exchange: Exchange, user: UserId, sharing: SharingAccount): Bump | undefined {
  const { operation, user: other, sent, received } = exchange;
  if (!succeeded(exchange) || other === null) return undefined;
  switch (operation.kind) {
    case "getPresence":
      return operation.subject === user
        ? { kind: "forbid", exchange, requirement: "PRES-GET-012" }
        : undefined;
    case "invite":
      return operation.subject === user
        ? { kind: "forbid", exchange, requirement: "PRES-LAA-008" }
        : undefined;
    case "sendMessage":
    case "putPresence":
      return sharing.sees(other, user, [sent, received]) === "yes"
        ? { kind: "forbid", exchange, requirement: "PRES-LAA-008" }
        : undefined;
    default:
      return undefined;
  }
}

interface Put {
  readonly exchange: Exchange;
  readonly version: Story["versions"][number];
}

function putBump(judged: Case, story: Story, { exchange, version }: Put): Bump {
  const raises = story.raises(version);
  if (raises === "surely") return { kind: "must", exchange, requirement: "PRES-LAA-003" };
  const { operation } = exchange;
  const before = story.statesBefore(version);
  const lowers =
    operation.kind === "putPresence" && before.every(({ level }) => isHigher(level, operation.presence));
  if (raises === "surely not" && lowers && judged.profile.rules.raise === "any-rise") {
    return { kind: "forbid", exchange, requirement: "PRES-LAA-004" };
  }
  return { kind: "may", exchange, requirement: lowers ? "PRES-LAA-004" : "PRES-LAA-005" };
}
