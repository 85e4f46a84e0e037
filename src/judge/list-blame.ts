import type { Exchange, Json, UserId } from "../history/history.ts";
import { faultById } from "../model/fault.ts";
import type { RequirementId } from "../spec/requirement.ts";
import { presenceEventSubject } from "../spec/wire/presence-event.ts";
import { type Case, succeeded } from "./case.ts";
import type { Evidence } from "./evidence.ts";

/** Somebody is missing from a list whom its owner invited. */
export interface Absence {
  readonly exchange: Exchange;
  readonly subject: UserId;
  readonly invited: Exchange;
}

/**
 * Why a member is missing: by the newest command that may have removed them since they were last read on the list. Who
 * stood there in another session only, or only while not offline, is on the list and was left out.
 */
export function absenceOf(
  { judged, storyOf }: Pick<Evidence, "judged" | "storyOf">,
  { exchange, subject, invited }: Absence,
): RequirementId {
  const owner = exchange.user;
  const known = judged.exchanges.findLast(
    (one) => one.sent >= invited.received && one.received <= exchange.sent && shows(one, owner, subject),
  );
  const suspect = judged.exchanges.findLast(
    (one) =>
      one.sent >= (known ?? invited).received &&
      one.received <= exchange.sent &&
      suspicion(one, owner) !== undefined,
  );
  const blamed = suspect === undefined ? undefined : suspicion(suspect, owner);
  if (blamed !== undefined) return blamed;
  if (isOffline(storyOf(subject), exchange)) return "PRES-LIST-004";
  if (known === undefined) return "PRES-LIST-002";
  return known.device === exchange.device ? "PRES-LIST-002" : "PRES-LIST-014";
}

/** Who is on a list uninvited: by the refused request that names them, or because they invited the owner to theirs. */
export function intrusionOf(judged: Case, { sent, user: owner }: Exchange, intruder: UserId): RequirementId {
  const earlier = judged.exchanges.filter(({ received }) => received <= sent);
  const invitedOwner = earlier.some(
    ({ operation }) =>
      operation.kind === "postList" &&
      operation.subject === intruder &&
      owner !== null &&
      operation.invite.includes(owner),
  );
  if (invitedOwner) return "PRES-LIST-011";
  const refused = earlier.findLast(
    ({ operation, request }) =>
      operation.kind === "refused" && JSON.stringify(request.body ?? null).includes(JSON.stringify(intruder)),
  );
  if (refused?.operation.kind === "refused") return faultById(refused.operation.fault).requirement;
  return "PRES-LIST-002";
}

/** Whether the list is read by another session than the one that made the change, or than was there at the time. */
export function isOfAnotherSession(
  { exchanges }: Case,
  { device, user, sent }: Exchange,
  act: Exchange,
): boolean {
  const loggedInSince = exchanges.some(
    (one) =>
      one.operation.kind === "logIn" && one.user === user && one.sent >= act.received && one.received <= sent,
  );
  return device !== act.device || loggedInSince;
}

function suspicion({ operation, user, ...rest }: Exchange, owner: UserId | null): RequirementId | undefined {
  switch (operation.kind) {
    case "postList":
      if (operation.subject !== owner || rest.status === undefined) return undefined;
      if (operation.drop.length > 0) return "PRES-LIST-003";
      return operation.invite.length > 0 ? "PRES-LIST-002" : "PRES-LIST-012";
    case "logIn":
    case "logOut":
      return user === owner ? "PRES-LIST-014" : undefined;
    case "refused": {
      const { requirement } = faultById(operation.fault);
      return requirement.startsWith("PRES-LIST") ? requirement : undefined;
    }
    default:
      return undefined;
  }
}

function shows(exchange: Exchange, owner: UserId | null, subject: UserId): boolean {
  const { operation, user, body } = exchange;
  if (operation.kind !== "getList" || operation.subject !== owner || user !== owner) return false;
  return (
    succeeded(exchange) && Array.isArray(body) && (body as Json[]).map(presenceEventSubject).includes(subject)
  );
}

function isOffline(story: ReturnType<Evidence["storyOf"]>, { sent, received }: Exchange): boolean {
  const states = story.during(sent, received).flatMap((version) => story.statesOf(version));
  return states.length > 0 && states.every(({ level }) => level === "offline");
}
