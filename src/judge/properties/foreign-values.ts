import type { Exchange, Json, UserId } from "../../history/history.ts";
import { presenceEventSubject } from "../../spec/wire/presence-event.ts";
import { type ShownClaim, valued } from "../claim.ts";
import { type Case, objectBody, roleOf, shown, succeeded } from "../case.ts";
import { eventsIn } from "../observations.ts";

/** Values that nobody may be shown with: a `set_presence` that does not exist, and `hidden`. */
export function judgeForeignValues(judged: Case): void {
  judgeInvalidStreams(judged);
  judgeHidden(judged);
}

/** `hidden` stands in the events' enum, but says that somebody is there who would rather not be seen. */
function judgeHidden(judged: Case): void {
  const { eventPresenceValues } = judged.profile.rules;
  if (!eventPresenceValues.includes("hidden")) return;
  for (const exchange of judged.exchanges.filter(succeeded)) {
    const found = shownIn(exchange).find(([, presence]) => presence === "hidden");
    if (found === undefined) continue;
    judged.ledger.broken("PRES-STATE-009", exchange, {
      title: `${roleOf(judged, found[0] ?? null)} is shown as \`hidden\`.`,
      allowed: "offline, or what they were before",
      observed: "hidden",
      claim: neverShown(judged, exchange, found[0]),
    });
  }
}

/** A `set_presence` that does not exist may be refused or ignored, but must not become what is shown of the user. */
function judgeInvalidStreams(judged: Case): void {
  const asked = new Map<UserId, { readonly word: string; readonly act: Exchange }>();
  for (const exchange of judged.exchanges) {
    const { operation, user, request } = exchange;
    if (operation.kind === "stream" && operation.setPresence === "invalid" && user !== null) {
      const word = new URLSearchParams(request.path.split("?")[1]).get("set_presence");
      if (word !== null) asked.set(user, { word, act: exchange });
    }
    if (asked.size === 0 || !succeeded(exchange)) continue;
    for (const [subject, presence] of shownIn(exchange)) {
      const invalid = asked.get(subject ?? "");
      if (invalid === undefined || presence !== invalid.word) continue;
      judged.ledger.broken("PRES-SYNC-006", exchange, {
        title: `${roleOf(judged, subject ?? null)} is shown with the \`set_presence\` that does not exist.`,
        allowed: "an error, or as if it were not there",
        observed: shown(presence),
        act: invalid.act,
        claim: neverShown(judged, exchange, subject),
      });
    }
  }
}

/** That they are shown as something that the profile has. */
function neverShown({ profile }: Case, { index }: Exchange, subject: UserId | undefined): ShownClaim {
  return {
    about: "shown",
    exchange: index,
    subject,
    sight: valued("presence", profile.rules.presenceValues),
  };
}

/** Of whom the answer shows what, whatever it is. */
function shownIn(exchange: Exchange): readonly (readonly [UserId | undefined, unknown])[] {
  const { operation } = exchange;
  if (operation.kind === "getPresence") return [[operation.subject, objectBody(exchange)["presence"]]];
  if (operation.kind !== "stream") return [];
  return eventsIn(exchange).map((event) => [presenceEventSubject(event), presenceOf(event)]);
}

function presenceOf(event: Json): unknown {
  const { content } = (event ?? {}) as { readonly content?: Json };
  return (content as { readonly presence?: Json } | null | undefined)?.presence;
}
