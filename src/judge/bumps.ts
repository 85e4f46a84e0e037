import type { Exchange, UserId } from "../history/history.ts";
import { isHigher } from "../model/level.ts";
import type { RequirementId } from "../spec/requirement.ts";
import { type Case, isUnclear, succeeded, wasRefused } from "./case.ts";
import type { SharingAccount } from "./sharing.ts";
import type { Ms } from "../time/clock.ts";
import { type Effect, streamBegins } from "./effects.ts";
import { type Story, surelyDone, type Version } from "./story.ts";

/**
 * Something that sets a user's last-active time, may set it, or must not; `requirement` is what is broken if it does
 * otherwise.
 */
export interface Bump {
  readonly kind: "must" | "may" | "forbid";
  readonly exchange: Exchange;
  readonly requirement: RequirementId;
  /** It took hold, if it did, at some moment of this interval. */
  readonly from: Ms;
  readonly to: Ms;
}

/** Whether it may have taken hold in the interval. */
export function meets(bump: Bump, [from, to]: readonly [Ms, Ms]): boolean {
  return bump.from <= to && bump.to >= from;
}

/** A bump before its interval is known. */
type Act = Omit<Bump, "from" | "to">;

/** Everything that bears on the user's last-active time, in the order of sending. */
export function bumpsOf(judged: Case, story: Story, sharing: SharingAccount): readonly Bump[] {
  const versions = new Map(
    story.versions.flatMap((version) =>
      version.timer === undefined && version.effect !== undefined
        ? [[version.effect.exchange, version] as const]
        : [],
    ),
  );
  return judged.exchanges.flatMap((exchange): Bump | readonly [] => {
    const version = versions.get(exchange);
    const act =
      exchange.user === story.user
        ? ownBump(judged, exchange, { story, version })
        : othersBump(exchange, story.user, sharing);
    if (act === undefined) return [];
    const to = exchange.operation.kind === "stream" ? streamBegins(judged, exchange) : exchange.received;
    return { ...act, from: exchange.sent, to };
  });
}

interface Own {
  readonly story: Story;
  /** The version that the exchange began, where it moved the presence. */
  readonly version: Version | undefined;
}

function ownBump(judged: Case, exchange: Exchange, own: Own): Act | undefined {
  const { operation } = exchange;
  const acted = succeeded(exchange);
  switch (operation.kind) {
    case "putPresence":
      return own.version && putBump(judged, exchange, { story: own.story, version: own.version });
    case "sendMessage":
      return { kind: acted ? "must" : "may", exchange, requirement: "PRES-LAA-002" };
    case "refused": {
      if (!wasRefused(exchange)) return { kind: "may", exchange, requirement: "PRES-PUT-011" };
      const requirement = operation.fault === "message-elsewhere" ? "PRES-LAA-009" : "PRES-PUT-011";
      return { kind: "forbid", exchange, requirement };
    }
    case "stream":
      return {
        kind: onlyPolls(judged, exchange, own) ? "forbid" : "may",
        exchange,
        requirement: "PRES-LAA-007",
      };
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
      return acted || isUnclear(exchange)
        ? { kind: "may", exchange, requirement: "PRES-LAA-010" }
        : undefined;
  }
}

/** In the early profiles a stream request that leaves the level as it is surely is no activity. */
function onlyPolls(judged: Case, { outcome }: Exchange, { story, version }: Own): boolean {
  if (judged.profile.rules.raise !== "any-rise" || outcome !== "answered" || version === undefined)
    return false;
  const { effect } = version;
  if (effect === undefined || races(judged, story, effect)) return false;
  const levels = new Set(
    [...story.statesBefore(version), ...story.statesOf(version)].map(({ level }) => level),
  );
  return levels.size === 1;
}

/** Whether another of the user's effects may have come first although it was sent later, or the other way round. */
function races(judged: Case, { effects }: Story, one: Effect): boolean {
  return effects.some(
    (other) => other !== one && other.from < surelyDone(judged, one) && surelyDone(judged, other) > one.from,
  );
}

function othersBump(exchange: Exchange, user: UserId, sharing: SharingAccount): Act | undefined {
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

function putBump(
  judged: Case,
  exchange: Exchange,
  { story, version }: { readonly story: Story; readonly version: Version },
): Act {
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
