import { tolerancesBetween } from "../across-homeservers.ts";
import { ANYTHING } from "../claim.ts";
import type { Evidence } from "../evidence.ts";
import { noticeOf } from "./notice-of.ts";
import type { Due, Watch } from "./watched-chain.ts";

/** A change of the message alone, where events do not carry it: something should come all the same. */
export function judgeMessageChange(
  { judged, sharing }: Evidence,
  watch: Watch,
  { version, before }: Due,
): void {
  const { story, shown, chain } = watch;
  const act = version.effect?.exchange;
  const messages = new Set(before.map(({ message }) => message));
  const states = story.statesOf(version);
  const levels = new Set([...before, ...states].map(({ level }) => level));
  const isNew = levels.size === 1 && states.every(({ message }) => !messages.has(message));
  if (judged.profile.rules.statusInEvent || act === undefined || !isNew) return;
  if (sharing.sees(chain.viewer, story.user, [version.from, version.fromLatest]) !== "yes") return;
  const came = shown.find(
    ({ exchange }) => exchange.received > version.from && exchange.received <= version.quietUntil,
  );
  if (came !== undefined) return judged.ledger.held("PRES-PROP-006", came.exchange);
  const covered = Math.max(...chain.exchanges.map(({ received }) => received));
  const waited = Math.min(covered, version.quietUntil) - version.fromLatest;
  if (waited < tolerancesBetween(judged, chain.viewer, story.user).deliveryHardMs)
    return judged.ledger.undecided("PRES-PROP-006", act, "superseded");
  const title = "A change of the status message alone is not told to observers.";
  const claim = noticeOf(judged, chain, { subject: story.user, sight: ANYTHING, act });
  judged.ledger.broken("PRES-PROP-006", act, { title, allowed: "an event", observed: "no event", claim });
}
