import type { Exchange } from "../../history/history.ts";
import type { Ms } from "../../time/clock.ts";
import { areApart } from "../../spec/wire/server-part.ts";
import { type Case, roleOf } from "../case.ts";
import type { ShownClaim } from "../claim.ts";
import { streamBegins } from "../effects.ts";
import type { Evidence, Reading } from "../evidence.ts";
import type { Observation } from "../observations.ts";
import type { Presence } from "../../spec/profile.ts";
import type { Story, Version } from "../story.ts";

/** Past the soft bound a missing `offline` is a warning, past this one a failure, where no timer was declared. */
const OFFLINE_HARD_MS: Ms = 600_000;

/** The server's own timers: offline after the last stream, idle after the last activity. */
export function judgeTimers({ judged, storyOf, readings }: Evidence): void {
  for (const user of judged.users) {
    const mine = readings.filter(
      ({ observation }) => observation.subject === user && observation.kind === "get",
    );
    const story = storyOf(user);
    for (const reading of mine) {
      judgeOffline(judged, story, reading);
      judgeIdle(judged, story, reading);
    }
  }
}

/** The version that nothing but timers can have changed when the look began. */
function stillVersion(story: Story, { observation }: Reading): Version | undefined {
  const last = story.versions.findLast(
    ({ timer, from, effect }) => timer === undefined && effect !== undefined && from <= observation.to,
  );
  return last !== undefined && last.fromLatest <= observation.from ? last : undefined;
}

/** How long what a timer did may be on its way to who looks. */
function crossingMsOf({ tolerances }: Case, { viewer, subject }: Reading["observation"]): Ms {
  return areApart(viewer, subject) ? tolerances.crossingMs : 0;
}

function judgeOffline(judged: Case, story: Story, reading: Reading): void {
  const { observation } = reading;
  const version = stillVersion(story, reading);
  if (version === undefined || observation.presence === "offline") return;
  const { offlineMaxMs, offlineKnown } = judged.tolerances;
  const effects = story.effects.filter(({ from }) => from <= observation.to);
  const lastAlive = Math.max(...effects.map(({ exchange }) => exchange.received));
  const passed = observation.from - lastAlive;
  const streams = effects.some(
    ({ exchange }) =>
      exchange.operation.kind === "stream" && exchange.received > observation.from - offlineMaxMs,
  );
  if (passed <= offlineMaxMs + crossingMsOf(judged, observation) || streams) return;
  const breach = {
    title: `${roleOf(judged, story.user)} is connected to no stream and does not become offline.`,
    allowed: `offline within ${Math.round(offlineMaxMs / 1000)} s`,
    observed: `${observation.presence} after ${Math.round(passed / 1000)} s`,
    act: version.effect?.exchange,
    claim: shownAs(observation, "offline"),
  };
  const hard = offlineKnown || passed > OFFLINE_HARD_MS;
  judged.ledger.broken(
    endedByLogout(judged, story, observation.from) ? "PRES-LIFE-002" : "PRES-STATE-004",
    observation.exchange,
    hard ? breach : { ...breach, ceiling: "warn" },
  );
}

function shownAs({ exchange, subject }: Observation, presence: Presence): ShownClaim {
  return {
    about: "shown",
    exchange: exchange.index,
    subject,
    sight: { kind: "state", states: [{ presence }] },
  };
}

/** Whether the session of the user's last stream has logged out since. */
function endedByLogout({ exchanges }: Case, { user: mine }: Story, at: Ms): boolean {
  const before = exchanges.filter(({ user, sent }) => user === mine && sent <= at);
  const stream = before.findLast(({ operation }) => operation.kind === "stream");
  return (
    stream !== undefined &&
    before.some(
      ({ operation, device, received }) =>
        operation.kind === "logOut" && device === stream.device && received >= stream.sent,
    )
  );
}

function judgeIdle(judged: Case, story: Story, reading: Reading): void {
  const { observation } = reading;
  const { idleMaxMs, idleKnown } = judged.tolerances;
  if (!judged.profile.rules.serverIdles || observation.presence !== "online") return;
  const activity = lastActivity(judged, story, observation.from);
  const connected = story.surelyConnected(observation.from, observation.to);
  if (activity === undefined || !connected) return;
  const acted = activity.operation.kind === "stream" ? streamBegins(judged, activity) : activity.received;
  const passed = observation.from - acted;
  if (passed <= idleMaxMs + crossingMsOf(judged, observation)) return;
  if (!idleKnown) return judged.ledger.undecided("PRES-IDLE-004", observation.exchange, "policy-unknown");
  judged.ledger.broken("PRES-IDLE-004", observation.exchange, {
    title: `${roleOf(judged, story.user)} is inactive for longer than the threshold and does not become unavailable.`,
    allowed: `unavailable within ${Math.round(idleMaxMs / 1000)} s`,
    observed: `online after ${Math.round(passed / 1000)} s`,
    act: activity,
    claim: shownAs(observation, "unavailable"),
  });
}

/** The newest request of the user that may have counted as activity. */
function lastActivity(judged: Case, story: Story, at: Ms): Exchange | undefined {
  return judged.exchanges.findLast(
    ({ user, sent, operation }) => user === story.user && sent <= at && operation.kind !== "getPresence",
  );
}
