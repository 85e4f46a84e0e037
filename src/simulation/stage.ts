import type { Redactor } from "../history/redaction.ts";
import { tolerancesOf } from "../runner/unrecorded-context.ts";
import type { Profile } from "../spec/profile.ts";
import type { OpenTarget } from "../targets/target.ts";
import type { Ms } from "../time/clock.ts";
import { seededRandom } from "../time/random.ts";
import type { Lines } from "./client/lines.ts";
import type { Measurements } from "./measure/measurements.ts";
import { NameOracle } from "./oracle/name-oracle.ts";
import { PresenceOracle } from "./oracle/presence-oracle.ts";
import { Strain } from "./oracle/strain.ts";
import { type Suspect, Track } from "./oracle/track.ts";
import { versionPrefix } from "./oracle/version-text.ts";
import type { Violations } from "./oracle/violation.ts";
import { Whereabouts } from "./oracle/whereabouts.ts";
import { coMembersOf } from "./population/co-members.ts";
import type { Population } from "./population/population.ts";
import type { Recorder } from "./record/recorder.ts";
import { ViolationHistories } from "./record/violation-histories.ts";
import type { Inhabitants } from "./set-up/inhabitants.ts";
import type { Setting } from "./setting.ts";
import type { Conclusion } from "./shards/together.ts";
import { Crowd } from "./users/crowd.ts";

export interface StageOptions extends Setting {
  readonly target: OpenTarget;
  readonly profile: Profile;
  readonly population: Population;
  readonly inhabitants: Inhabitants;
  readonly lines: Lines;
  readonly runId: string;
  readonly userAgent: string;
  readonly violations: Violations;
  /** How often this part of the users was begun. */
  readonly attempt: number;
  /** Where violations are recorded; absent: nowhere. */
  readonly recorder?: Recorder | undefined;
  readonly redactor: Redactor;
  /** Ms since the beginning of the run of a time on the target's clock. */
  readonly sinceBegin: (at: Ms) => Ms;
}

/** More than a user makes in one run: those of a lost process are never taken for those of the next one. */
const VERSIONS_PER_ATTEMPT = 1_000_000;

/** Everybody with what watches over them. */
export interface Stage {
  readonly crowd: Crowd;
  readonly oracle: PresenceOracle;
  readonly tracks: readonly Track[];
  /** Absent: violations are recorded nowhere. */
  readonly histories: ViolationHistories | undefined;
  /** What other processes have to know of own users. */
  conclusion(): Conclusion;
  /** Takes that of the users whom other processes simulate. */
  conclude(conclusion: Conclusion): void;
  /** Takes what only the order of news shows for wrong, unless the server was seen to keep none. */
  weighOrder(): void;
  /** Looks, now, for everything that was due so long ago and never came. */
  findMissing(patienceMs: Ms): void;
  /** How many sessions were not shown yet what they have to be shown. */
  pending(): number;
  /** Whose session it is, for people. */
  sessionName(session: number): string;
  userName(user: number): string;
  readonly sessions: number;
}

export function createStage(options: StageOptions): Stage {
  const { target, profile, workload, population, inhabitants, seed, runId, now } = options;
  const { measurements, violations } = options;
  const { users } = inhabitants;
  const owners = inhabitants.sessions.flatMap((own, user) => own.map(() => user));
  const sessions = Int32Array.from(owners);
  const numbers = new Map(users.map((id, user) => [id, user]));
  const coMembers = coMembersOf(population);
  const prefix = versionPrefix(runId);
  const onDelivery: Measurements["delivered"] = (kind, latencyMs) => measurements.delivered(kind, latencyMs);
  const tolerances = tolerancesOf(target);
  const { orderMs } = tolerances;
  // What comes from different homeservers comes in no order.
  const sequenceMs = target.homeservers.length > 1 ? Number.POSITIVE_INFINITY : tolerances.sequenceMs;
  let histories: ViolationHistories | undefined;
  const onSuspect = (suspect: Suspect) => histories?.suspected(suspect);
  const trackOf = (hardMs: Ms, more: { readonly onSuspect?: typeof onSuspect } = {}) =>
    new Track({
      ...more,
      coMembers,
      sessions,
      hardMs,
      sequenceMs,
      orderMs,
      isRemote: (user) => !options.isOwn(user),
      from: (options.attempt - 1) * VERSIONS_PER_ATTEMPT,
    });
  const presence = trackOf(tolerances.deliveryHardMs, { onSuspect });
  const whereabouts = new Whereabouts({
    users: users.length,
    track: presence,
    rules: profile.rules,
    tolerances,
    prefix,
    isContinued: options.attempt > 1,
  });
  const strain = new Strain(tolerances);
  const shared = { sessions, numbers, prefix, violations, onDelivery };
  const held = violations.apart((violation) => histories?.held(violation));
  // As long as nothing is known of other processes, they may have seen so.
  let isOutOfOrderElsewhere = users.some((_, user) => !options.isOwn(user));
  const oracle = new PresenceOracle({
    ...shared,
    held,
    track: presence,
    whereabouts,
    strain,
    tolerances,
    onSuspect,
  });
  const renames = (workload.mix.rename ?? 0) > 0;
  const named = renames ? trackOf(Math.max(tolerances.deliveryHardMs, tolerances.roomsMs)) : undefined;
  const names = named === undefined ? undefined : new NameOracle({ ...shared, track: named });
  const tracks = [presence, ...(named === undefined ? [] : [named])];
  const roomsOf = roomsByUser(population, inhabitants.rooms);
  const idling = seededRandom(seed, "idle");
  const { fromMs, toMs } = workload.idle;
  const crowd = new Crowd({
    sessions: inhabitants.sessions,
    roomsOf: (user) => roomsOf[user] ?? [],
    profile,
    lines: options.lines,
    clock: options.clock,
    now,
    random: seededRandom(seed, "rooms"),
    idleMsOf: () => fromMs + idling.below(Math.max(1, toMs - fromMs)),
    watchers: {
      whereabouts,
      strain,
      oracle,
      tracks,
      names,
      measurements,
      onAnswer:
        options.recorder === undefined
          ? undefined
          : (session, json, { sentAt, ...asked }) =>
              histories?.answered(session, {
                ...asked,
                json,
                sentAt: options.sinceBegin(sentAt),
                receivedAt: now(),
              }),
    },
    userAgent: options.userAgent,
  });
  histories = historiesOf(options, { owners, prefix, changes: whereabouts, crowd });
  return {
    crowd,
    histories,
    oracle,
    tracks,
    conclusion: () => {
      const own = users.flatMap((_, user) => (options.isOwn(user) ? [user] : []));
      return {
        vectors: tracks.map((track) => ({
          issued: Object.fromEntries(own.map((user) => [user, track.versions.issued(user)])),
          acked: Object.fromEntries(own.map((user) => [user, track.versions.acked(user)])),
        })),
        // Those of a process that was lost have all been away, and who is kept waiting may be taken for away.
        strayed: own.filter((user) => options.attempt > 1 || strain.wasOn || whereabouts.hasStrayed(user)),
        isOutOfOrder: oracle.counts.outOfOrder > 0,
      };
    },
    conclude: ({ vectors, strayed, isOutOfOrder }) => {
      isOutOfOrderElsewhere = isOutOfOrder;
      const haveStrayed = new Set(strayed);
      oracle.conclude((user) => haveStrayed.has(user));
      for (const [place, { issued, acked }] of vectors.entries())
        for (const [user, number] of Object.entries(issued))
          if (!options.isOwn(Number(user)))
            tracks[place]?.versions.conclude(Number(user), {
              issued: number,
              acked: acked[Number(user)] ?? 0,
              at: now(),
            });
    },
    weighOrder: () => oracle.weighOrder(isOutOfOrderElsewhere),
    findMissing: (patienceMs) => {
      for (const [session] of owners.entries()) {
        oracle.findMissing(session, now(), patienceMs);
        names?.findMissing(session, now(), patienceMs);
      }
    },
    pending: () => tracks.reduce((sum, track) => sum + pendingIn(track, owners.length), 0),
    sessionName: (session) => users[owners[session] ?? -1] ?? "?",
    userName: (user) => users[user] ?? "?",
    sessions: owners.length,
  };
}

interface Watching {
  readonly owners: readonly number[];
  readonly prefix: string;
  readonly changes: Whereabouts;
  readonly crowd: Crowd;
}

function historiesOf(
  { recorder, redactor, inhabitants, isOwn, now, sinceBegin }: StageOptions,
  { owners, prefix, changes, crowd }: Watching,
): ViolationHistories | undefined {
  if (recorder === undefined) return undefined;
  return new ViolationHistories({
    recorder,
    redactor,
    sessions: inhabitants.sessions.flat(),
    owners,
    users: inhabitants.users,
    prefix,
    changes,
    membershipsOf: (user) =>
      inhabitants
        .membershipsOf(user)
        .map((one) => ({ ...one, sent: sinceBegin(one.sent), received: sinceBegin(one.received) })),
    askedOn: (session) => {
      const asked = crowd.askedOn(owners[session] ?? -1, session);
      return asked === undefined ? undefined : { ...asked, sentAt: sinceBegin(asked.sentAt) };
    },
    isOwn,
    now,
  });
}

function pendingIn(track: Track, sessions: number): number {
  let pending = 0;
  for (let session = 0; session < sessions; session++) {
    if (track.listeningSince(session) === Number.POSITIVE_INFINITY) continue;
    for (const [edge, subject] of track.edgesOf(session))
      if (track.seen(edge) < track.versions.acked(subject)) pending += 1;
  }
  return pending;
}

function roomsByUser({ users, rooms }: Population, ids: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = Array.from({ length: users }, () => []);
  for (const [place, room] of rooms.entries()) for (const user of room) found[user]?.push(ids[place] ?? "");
  return found;
}
