import type { Exchange, Json, StreamBody, UserId } from "../../history/history.ts";
import type { ExchangeDraft, HistoryWriter } from "../../history/history-writer.ts";
import type { Profile } from "../../spec/profile.ts";
import type { Ms } from "../../time/clock.ts";
import type { RecordedViolation } from "./recorded-violation.ts";
import type { Testimony } from "./testimony.ts";
import { violationSetUp, violationSteps } from "./violation-set-up.ts";

/** Where a violation is written, and as which one. */
export interface Place {
  readonly writer: HistoryWriter;
  readonly profile: Profile;
  /** The how-manieth of the history. */
  readonly number: number;
}

/** Writes a violation as a scenario of its own, which can be judged like any other. */
export function writeViolation(violation: RecordedViolation, { writer, profile, number }: Place): void {
  const { kind, allowed, observer, subject, witness } = violation;
  const scenario = `simulate/${kind.replaceAll(" ", "-")}-${number}`;
  const there = present(violation);
  const [subjectThere, observerThere] = [there.get(subject ?? ""), there.get(observer)];
  const steps = subjectThere === undefined ? [] : violationSteps(subjectThere.changes);
  writer.scenario({
    id: scenario,
    family: "simulate",
    title: `A ${kind}: allowed was ${allowed}.`,
    machine: "presence",
    requirements: [],
    cast: {
      ...(subject === undefined ? {} : { A: subject }),
      B: observer,
      ...(witness === undefined ? {} : { C: witness.user }),
    },
    ...(witness === undefined ? {} : { witness: witness.user }),
    steps: steps.length,
    ...(subjectThere === undefined || observerThere === undefined
      ? {}
      : { setUp: violationSetUp(subjectThere.memberships, observerThere.memberships) }),
  });
  for (const step of steps) writer.step({ scenario, ...step });
  const drafts = [...there.values()].flatMap((testimony) => [
    ...moves(testimony, profile),
    ...puts(testimony, profile),
    ...streams(testimony, { profile, scenario, observer }),
  ]);
  for (const draft of drafts.toSorted((one, other) => one.sent - other.sent))
    writer.exchange({ ...draft, scenario });
  writer.end({ scenario, outcome: "performed" });
}

/** What is known of everybody, as far as it has a part in it: of the witness the one act that proves something. */
function present({
  testimonies,
  witness,
  until = Number.POSITIVE_INFINITY,
}: RecordedViolation): Map<UserId, Testimony> {
  return new Map(
    testimonies.map((testimony) => {
      const { user, changes, streams: all } = testimony;
      const before = changes.filter(({ sentAt }) => sentAt <= until);
      return user === witness?.user
        ? [
            user,
            { ...testimony, changes: before.filter((one) => one.number === witness.version), streams: [] },
          ]
        : [user, { ...testimony, changes: before, streams: all.filter(({ sentAt }) => sentAt <= until) }];
    }),
  );
}

type Draft = Omit<ExchangeDraft, "scenario">;

function moves({ user, memberships }: Testimony, { binding }: Profile): readonly Draft[] {
  return memberships.map(({ room, isCreator, sent, received }) => ({
    operation: isCreator ? { kind: "createRoom", room } : { kind: "join", room, subject: user },
    user,
    device: DEVICE,
    request: {
      method: "POST",
      path: `${binding.prefix}${isCreator ? "/createRoom" : `/rooms/${room}/join`}`,
      body: {},
    },
    ...answered({ room_id: room }, sent, received),
  }));
}

function puts({ user, changes }: Testimony, { binding }: Profile): readonly Draft[] {
  return changes.map(({ level, message, sentAt, takenAt }) => ({
    operation: { kind: "putPresence", subject: user, presence: level, message },
    user,
    device: DEVICE,
    request: {
      method: "PUT",
      path: `${binding.prefix}/presence/${user}/status`,
      body: { presence: level, status_msg: message },
    },
    ...(takenAt === undefined
      ? { sent: sentAt, received: sentAt, outcome: "lost" as const, trouble: "not taken", attempts: 1 }
      : answered({}, sentAt, takenAt)),
  }));
}

/**
 * Of the observer's stream nothing is left out that tells of the subject; of those of the subject themselves only that they
 * go on as they were. Where something is left out there, a new chain begins: whom that may have told of what is another matter.
 */
function streams({ user, streams: all }: Testimony, { profile, scenario, observer }: Told): readonly Draft[] {
  const chains = new Map<number, { piece: number; next: Json | undefined }>();
  return all.map(({ session, device, since, level, timeoutMs, sentAt, receivedAt, body, isCut }) => {
    const chain = chains.get(session) ?? { piece: 1, next: since };
    if (user !== observer && since !== chain.next) chain.piece += 1;
    chains.set(session, { piece: chain.piece, next: (body as StreamBody | undefined)?.next });
    return {
      operation: {
        kind: "stream",
        api: "sync",
        chain: `${scenario}/${session}${chain.piece > 1 ? `/${chain.piece}` : ""}`,
        since,
        timeoutMs,
        setPresence: level,
      },
      user,
      device,
      request: { method: "GET", path: `${profile.binding.prefix}/sync` },
      ...(body === undefined
        ? { sent: sentAt, received: receivedAt, outcome: "aborted" as const, attempts: 1 }
        : { ...answered(body, sentAt, receivedAt), ...(isCut === true ? { isCut } : {}) }),
    };
  });
}

interface Told {
  readonly profile: Profile;
  readonly scenario: string;
  readonly observer: UserId;
}

const DEVICE = "d1";

type Answered = Pick<Exchange, "sent" | "received" | "outcome" | "attempts"> & {
  readonly status: number;
  readonly body: Json;
};

function answered(body: Json, sent: Ms, received: Ms): Answered {
  return { sent, received, outcome: "answered", status: 200, body, attempts: 1 };
}
