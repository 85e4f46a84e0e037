import type { Exchange } from "../../history/history.ts";
import type { RequirementId } from "../../spec/requirement.ts";
import { areApart } from "../../spec/wire/server-part.ts";
import { tolerancesBetween } from "../across-homeservers.ts";
import type { Case } from "../case.ts";
import { ANYTHING } from "../claim.ts";
import { type Evidence, plans } from "../evidence.ts";
import { wasPaused } from "../name-loss.ts";
import type { Delivery } from "../observations.ts";
import type { Version } from "../story.ts";
import type { Came, Watch } from "./watched-chain.ts";

/** What a change that was told shows to be kept, and whether it was told promptly. */
export function creditDelivery(
  { judged, sharing }: Evidence,
  { chain, story }: Watch,
  { version, came }: Came,
): void {
  const { ledger } = judged;
  const { exchange, operation } = came;
  const tolerances = tolerancesBetween(judged, chain.viewer, story.user);
  const act = version.effect?.exchange;
  const ids: RequirementId[] = [
    "PRES-PROP-001",
    "PRES-VIS-001",
    operation.api === "sync" ? "PRES-SYNC-011" : "PRES-V1-002",
  ];
  if (areApart(chain.viewer, story.user)) ids.push("PRES-FED-001");
  const resumed =
    exchange.sent > version.fromLatest && operation.since !== null && wasPaused(chain.exchanges, version);
  if (resumed) ids.push("PRES-PROP-010", ...(operation.api === "sync" ? [] : (["PRES-V1-004"] as const)));
  const rooms = sharing.roomsShared(chain.viewer, story.user, version.from);
  if (rooms > 1) ids.push("PRES-VIS-006");
  ids.push("PRES-VIS-002");
  if (judged.scenario.requirements.includes("PRES-META-002") || judged.users.size > 10)
    ids.push("PRES-META-002");
  if (sharing.shares(chain.viewer, story.user, [version.from, version.from]) === "no")
    ids.push("PRES-LIST-006", "PRES-VIS-012");
  if (plans(judged.scenario, "PRES-LIST-008") && rooms > 0) ids.push("PRES-LIST-008");
  const sameLevel = story
    .statesBefore(version)
    .some(({ level }) => story.statesOf(version).every((state) => state.level === level));
  if (sameLevel) ids.push("PRES-PROP-006");
  if (came.observation !== undefined && version.until === Number.POSITIVE_INFINITY) ids.push("PRES-PROP-004");
  if (version.quietUntil - version.fromLatest > tolerances.deliveryMs) ids.push("PRES-PROP-004");
  for (const id of ids) ledger.held(id, exchange);
  judgePromptness({ ledger, tolerances }, { version, came }, act);
}

/** It was asked for before the change and answered when the time of the request was up: not lost, but not told early. */
export function cameWithTimeout({ exchange, operation }: Delivery, { from }: Version): boolean {
  return exchange.sent <= from && exchange.received - exchange.sent >= Math.max(1, operation.timeoutMs - 50);
}

/** A pending long-poll returns early when there is something to tell. */
function judgePromptness(
  { ledger, tolerances }: Pick<Case, "ledger" | "tolerances">,
  { version, came }: Came,
  act: Exchange | undefined,
): void {
  const { exchange, operation } = came;
  if (operation.timeoutMs < 2 * tolerances.deliveryMs || exchange.sent > version.from) return;
  if (!cameWithTimeout(came, version)) return ledger.held("PRES-PROP-003", exchange);
  if (exchange.received - version.fromLatest > tolerances.deliveryMs) {
    ledger.broken("PRES-PROP-003", exchange, {
      title: "A pending stream request tells of a change only when its time is up.",
      allowed: "an early answer",
      observed: `${Math.round(exchange.received - version.fromLatest)} ms after the change`,
      act,
      claim: {
        about: "notice",
        viewer: came.viewer,
        chain: operation.chain,
        subject: came.subject ?? "",
        sight: ANYTHING,
        ...(act === undefined ? {} : { since: act.index }),
        withinMs: operation.timeoutMs / 2,
      },
      ceiling: "warn",
    });
  }
}
