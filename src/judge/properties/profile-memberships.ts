import type { Exchange, StreamBody, StreamOperation } from "../../history/history.ts";
import { type Case, isFence, objectBody, roleOf, shown, succeeded } from "../case.ts";
import type { MemberClaim } from "../claim.ts";
import { tolerancesBetween } from "../across-homeservers.ts";
import type { Evidence } from "../evidence.ts";
import { chainsOf, type Delivery } from "../observations.ts";
import type { Change } from "../profile-history.ts";

/** A refused profile change writes this; nobody may ever see it. */
export const REFUSED = /refused/;

/** The change also reaches the membership of every room the user has joined. */
export function judgeMembers({ judged, sharing }: Evidence, { exchange, user, field, value }: Change): void {
  const { ledger } = judged;
  for (const chain of chainsOf(judged).values()) {
    const [first] = chain;
    if (first?.user == null || first.sent > exchange.sent || isFence(judged, first.user)) continue;
    const answers = chain.filter((answer) => succeeded(answer) && answer.received > exchange.sent);
    for (const room of sharing.joinedRooms(user, exchange.sent)) {
      if (!sharing.joinedRooms(first.user, exchange.sent).includes(room)) continue;
      const seen = answers.find((answer) =>
        membersIn(answer).some(
          (member) => member.room === room && member.user === user && member[field] === value,
        ),
      );
      if (seen !== undefined) ledger.held("PRES-PROF-007", seen);
      else {
        const { user: viewer } = first;
        // Who was out of the room meanwhile may be told no more of it, and of whom was out, something newer.
        const last = answers.findLast(({ received }) =>
          [viewer, user].every((one) => sharing.joined(one, room, [exchange.sent, received]) === "yes"),
        );
        const left = (last?.received ?? 0) - exchange.received;
        const overtaken = judged.exchanges.some(
          (other) =>
            other.operation.kind === "putProfile" &&
            other.user === user &&
            other.sent > exchange.sent &&
            other.operation.field === field,
        );
        if (left < tolerancesBetween(judged, viewer, user).roomsMs || overtaken)
          ledger.undecided("PRES-PROF-007", exchange, "superseded");
        else {
          const title = `A changed profile of ${roleOf(judged, user)} does not reach the membership of a room.`;
          ledger.broken("PRES-PROF-007", exchange, {
            title,
            allowed: `m.room.member with ${shown(value)}`,
            observed: `none in ${Math.round(left / 1000)} s`,
            claim: {
              about: "membership",
              viewer,
              chain: (first.operation as StreamOperation).chain,
              subject: user,
              room,
              field,
              value,
              isWanted: true,
              since: exchange.index,
              withinMs: tolerancesBetween(judged, viewer, user).roomsMs,
            },
          });
        }
      }
    }
  }
}

/** What the refused request wanted to write. */
function refusedValue({ request: { body } }: Exchange): Pick<MemberClaim, "field" | "value"> {
  const [[field, value] = ["displayname", "refused"]] = Object.entries(body ?? {});
  return { field: field === "avatar_url" ? field : "displayname", value: String(value) };
}

function membersIn(exchange: Exchange): StreamBody["members"] {
  const { members } = objectBody(exchange) as unknown as Partial<StreamBody>;
  return members ?? [];
}

/** A refused change propagates nothing, neither as presence nor as membership nor in the profile. */
export function judgeRefused({ exchanges, ledger }: Case, deliveries: readonly Delivery[]): void {
  const refused = exchanges.filter(
    ({ operation }) =>
      operation.kind === "refused" &&
      operation.fault.endsWith("-other") &&
      operation.fault !== "put-other-user",
  );
  if (refused.length === 0) return;
  for (const act of refused) {
    if (act.status === undefined || act.status < 400 || act.status >= 500) continue;
    const later = deliveries.filter(({ exchange }) => exchange.received > act.received);
    const leak = later.find(
      ({ observation }) =>
        REFUSED.test(observation?.displayname ?? "") || REFUSED.test(observation?.avatarUrl ?? ""),
    );
    const leaked =
      leak?.exchange ??
      exchanges.find(
        (exchange) =>
          exchange.received > act.received &&
          membersIn(exchange).some(
            ({ displayname = "", avatar_url = "" }) => REFUSED.test(displayname) || REFUSED.test(avatar_url),
          ),
      );
    if (leaked !== undefined) {
      const title = "A refused profile change is propagated.";
      ledger.broken("PRES-PROF-005", leaked, {
        title,
        allowed: "nothing",
        observed: "the refused value",
        act,
        claim: {
          about: "membership",
          viewer: leaked.user ?? "",
          chain: (leaked.operation as StreamOperation).chain,
          subject: (act.operation as Extract<Exchange["operation"], { kind: "refused" }>).subject,
          ...refusedValue(act),
          isWanted: false,
          since: act.index,
          withinMs: Math.max(0, leaked.received - act.received),
        },
      });
    } else {
      const after = later[0]?.exchange;
      if (after !== undefined) ledger.held("PRES-PROF-005", after);
    }
  }
}
