import { HOW_TO_SWITCH_PRESENCE_ON } from "../judge/how-to-switch-presence-on.ts";
import { sayDuration } from "../reporters/say.ts";
import { profileFromVersions } from "../spec/profile-from-versions.ts";
import type { Ms } from "../time/clock.ts";
import { diagnoseTimers } from "./diagnose-timers.ts";
import type { Examination } from "./examination.ts";
import type { Finding } from "./finding.ts";

/** Everything that an examination says, in the order of what depends on what. */
export function diagnose(examination: Examination): readonly Finding[] {
  return [
    address(examination),
    profileOf(examination),
    ...clock(examination),
    users(examination),
    ...presence(examination),
    ...delivery(examination),
    ...latency(examination),
    ...rateLimit(examination),
    ...diagnoseTimers(examination),
  ];
}

function address({ target }: Examination): Finding {
  const server = target.server === undefined ? "a Matrix server" : target.server;
  return { what: "address", verdict: "well", probed: `${server} answers` };
}

const FEW_VERSIONS = 4;

function profileOf({ profile, versions }: Examination): Finding {
  if (versions.length === 0)
    return {
      what: "profile",
      verdict: "note",
      probed: `${profile}; /versions names none`,
      advice: "Name the version of the specification with --profile.",
    };
  const probed = `${profile}; /versions names ${versions.length}, the last ${versions.slice(-FEW_VERSIONS).join(", ")}`;
  if (versions.some((version) => profileFromVersions([version]) === profile))
    return { what: "profile", verdict: "well", probed };
  const fitting = profileFromVersions(versions);
  const advice = `None of them belongs to profile ${profile}: --profile ${fitting} may be what is meant.`;
  return { what: "profile", verdict: "mend", probed, advice };
}

const SAME_CLOCK_MS: Ms = 2_000;

function clock({ clockAheadMs }: Examination): readonly Finding[] {
  if (clockAheadMs === undefined) return [];
  if (Math.abs(clockAheadMs) <= SAME_CLOCK_MS)
    return [{ what: "clock", verdict: "well", probed: "the server's Date is ours" }];
  const probed = `the server's Date is ${sayDuration(Math.abs(clockAheadMs))} ${clockAheadMs > 0 ? "ahead of" : "behind"} ours`;
  const advice = "No verdict rests on it; tokens and logs are easier to read when both clocks are set.";
  return [{ what: "clock", verdict: "note", probed, advice }];
}

function users({ registration, declared }: Examination): Finding {
  if (registration.kind === "refused")
    return {
      what: "users",
      verdict: "mend",
      probed: registration.message,
      declared: declared.users,
      advice: registration.hint,
    };
  const probed = `${registration.users} users in ${sayDuration(registration.tookMs)}, with a room and a stream`;
  return { what: "users", verdict: "well", probed, declared: declared.users };
}

function presence({ presence: probe }: Examination): readonly Finding[] {
  if (probe === undefined) return [];
  const { put, get, shown } = probe;
  const probed = `PUT online is answered with ${put ?? "nothing"}, GET by another with ${get ?? "nothing"}${shown === undefined ? "" : ` and shows ${shown}`}`;
  if (shown === "online") return [{ what: "presence", verdict: "well", probed }];
  if (put === 200 && shown === "offline") {
    const advice = `Presence seems to be switched off. ${HOW_TO_SWITCH_PRESENCE_ON}`;
    return [{ what: "presence", verdict: "mend", probed, advice }];
  }
  const advice = "See in the server's log what it did with these two requests.";
  return [{ what: "presence", verdict: "mend", probed, advice }];
}

function delivery({ presence: probe, declared }: Examination): readonly Finding[] {
  if (probe === undefined) return [];
  const { propagationMs } = declared.quirks;
  const said = propagationMs === undefined ? {} : { declared: `within ${sayDuration(propagationMs)}` };
  const { deliveredAfterMs: afterMs, waitedMs } = probe;
  if (afterMs === undefined) {
    // Where presence is off, that is what has to be mended.
    if (probe.shown === "offline") return [];
    const probed = `not told on another's stream within ${sayDuration(waitedMs)}`;
    const advice =
      "If the server is slow, declare it: quirks.propagation in a target file. With workers: does the one that serves /sync get presence from the one that writes it?";
    return [{ what: "delivery", verdict: "mend", probed, ...said, advice }];
  }
  const probed = `told on another's stream after ${sayDuration(afterMs)}`;
  if (propagationMs === undefined || afterMs <= propagationMs)
    return [{ what: "delivery", verdict: "well", probed, ...said }];
  return [
    { what: "delivery", verdict: "mend", probed, ...said, advice: "Declare a longer quirks.propagation." },
  ];
}

const SLOW_MS: Ms = 1_000;

function latency({ latencies }: Examination): readonly Finding[] {
  if (latencies.length === 0) return [];
  const probed = latencies
    .map(
      ({ request, count, p50Ms, p99Ms }) =>
        `${request} ${sayDuration(p50Ms)} / ${sayDuration(p99Ms)} (${count})`,
    )
    .join(", ");
  const isSlow = latencies.some(({ p99Ms }) => p99Ms > SLOW_MS);
  const found = { what: "latency", probed: `p50 / p99: ${probed}` } as const;
  if (!isSlow) return [{ ...found, verdict: "well" }];
  const advice =
    "Slow answers are borne, but less can be decided: --concurrency 2 lightens the load of a run.";
  return [{ ...found, verdict: "note", advice }];
}

function rateLimit({ rateLimit: probe, declared }: Examination): readonly Finding[] {
  if (probe === undefined) return [];
  const { presencePutEveryMs: everyMs } = declared.quirks;
  const said = everyMs === undefined ? {} : { declared: `a PUT of presence every ${sayDuration(everyMs)}` };
  const { sent, takenBefore, retryAfterMs } = probe;
  if (takenBefore === undefined) {
    const found = {
      what: "rate limit",
      probed: `${sent} PUTs of presence in a row, none limited`,
      ...said,
    } as const;
    if (everyMs === undefined) return [{ ...found, verdict: "well" }];
    const advice = "Take quirks.rateLimit out of the target file: what is declared and not so hides faults.";
    return [{ ...found, verdict: "mend", advice }];
  }
  const pause =
    retryAfterMs === undefined ? "does not say for how long" : `asks for ${sayDuration(retryAfterMs)}`;
  const probed = `the PUT of presence after ${takenBefore} is answered with 429, which ${pause}`;
  if (everyMs !== undefined && (retryAfterMs ?? 0) <= everyMs)
    return [{ what: "rate limit", verdict: "well", probed, ...said }];
  const every = `${Math.ceil((retryAfterMs ?? 10_000) / 1_000)}s`;
  const advice = `A run waits for it and takes long. Lift it (Synapse \`rc_presence.per_user\`; Dendrite \`rate_limiting.enabled: false\`), or declare it: \`"quirks": {"rateLimit": {"presencePutEvery": "${every}"}}\` in a target file.`;
  return [{ what: "rate limit", verdict: "mend", probed, ...said, advice }];
}
