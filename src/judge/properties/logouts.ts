import type { Exchange } from "../../history/history.ts";
import { type Case, roleOf, succeeded } from "../case.ts";
import { valued } from "../claim.ts";
import { openUntil } from "../effects.ts";
import type { Evidence } from "../evidence.ts";
import type { Observation } from "../observations.ts";

/**
 * Logging out ends one session. While another one streams, its user is not offline by that; how sessions are merged
 * is open otherwise, so that this is a warning (AMB-18, MU-15).
 */
export function judgeLogouts({ judged, readings }: Evidence): void {
  for (const logout of judged.exchanges) {
    const { operation, user, received } = logout;
    if (operation.kind !== "logOut" || user === null || !succeeded(logout)) continue;
    const looks = readings
      .map(({ observation }) => observation)
      .filter(({ kind, subject }) => kind === "get" && subject === user);
    const before = looks.findLast(({ to }) => to <= logout.sent);
    const after = looks.find(({ from }) => from >= received);
    if (before === undefined || before.presence === "offline" || after === undefined) continue;
    if (!isStreaming(judged, logout, after) || asksOffline(judged, logout, after)) continue;
    if (after.presence !== "offline") judged.ledger.held("PRES-LIFE-002", after.exchange);
    else {
      judged.ledger.broken("PRES-LIFE-002", after.exchange, {
        title: `${roleOf(judged, user)} is offline after one session logged out, although another one streams.`,
        allowed: before.presence,
        observed: "offline",
        act: logout,
        claim: {
          about: "shown",
          exchange: after.exchange.index,
          subject: user,
          sight: valued(
            "presence",
            judged.profile.rules.presenceValues.filter((level) => level !== "offline"),
          ),
        },
        ceiling: "warn",
      });
    }
  }
}

/** Whether a stream of another session was open before the logout, and surely is at the look. */
function isStreaming(judged: Case, logout: Exchange, look: Observation): boolean {
  const { exchanges, tolerances } = judged;
  return exchanges.some(
    ({ operation, user, device, sent }, index) =>
      operation.kind === "stream" &&
      operation.api !== "initialSync" &&
      operation.setPresence !== "offline" &&
      user === logout.user &&
      device !== logout.device &&
      sent <= look.from &&
      openUntil(judged, exchanges[index] as Exchange, operation) >= look.to - tolerances.offlineMinMs,
  );
}

function asksOffline({ exchanges }: Case, logout: Exchange, look: Observation): boolean {
  const since = exchanges.findLast(
    ({ operation, user, sent }) =>
      operation.kind === "putPresence" && user === logout.user && sent <= look.from,
  );
  return since?.operation.kind === "putPresence" && since.operation.presence === "offline";
}
