import type { Exchange, Json, UserId } from "../../history/history.ts";
import type { ExchangeDraft, HistoryWriter } from "../../history/history-writer.ts";
import { reduceStreamBody } from "../../history/reduce-stream-body.ts";
import type { Profile } from "../../spec/profile.ts";
import type { Ms } from "../../time/clock.ts";
import type { Session } from "../../runner/session.ts";
import { presenceEvents } from "../client/sync-answer.ts";
import type { Whereabouts } from "../oracle/whereabouts.ts";
import type { Violation } from "../oracle/violation.ts";
import { violationSetUp, violationSteps } from "./violation-set-up.ts";
import type { Membership } from "../set-up/memberships.ts";
import { RecentAnswers, type StreamAnswer } from "./recent-answers.ts";

export interface ViolationHistoriesOptions {
  readonly writer: HistoryWriter;
  readonly profile: Profile;
  /** The session behind each number. */
  readonly sessions: readonly Session[];
  /** The user behind each session's number. */
  readonly owners: readonly number[];
  readonly users: readonly UserId[];
  readonly changes: Pick<Whereabouts, "changesOf">;
  readonly membershipsOf: (user: number) => readonly Membership[];
  readonly now: () => Ms;
}

/** For so long after a violation the streams of both users are recorded on. */
const AFTER_MS: Ms = 3_000;

interface Watched {
  readonly violation: Violation;
  readonly until: Ms;
  readonly sessions: readonly number[];
  /** Answers by session: those before the violation, and those after it. */
  readonly answers: Map<number, readonly StreamAnswer[]>;
}

/**
 * Records each violation as a scenario of its own: the two users, the rooms that they share, the last changes of the one,
 * and what the streams of both brought before and a little after. A history that can be judged like any other.
 */
export class ViolationHistories {
  readonly #options: ViolationHistoriesOptions;
  readonly #recent = new RecentAnswers();
  #watched: Watched[] = [];
  #count = 0;

  constructor(options: ViolationHistoriesOptions) {
    this.#options = options;
  }

  /** An answer came: it is kept for what may be found in it, and written down for what was found before. */
  answered(session: number, answer: StreamAnswer): void {
    this.#recent.add(session, answer);
    if (this.#watched.length === 0) return;
    for (const { sessions, answers } of this.#watched)
      if (sessions.includes(session)) answers.set(session, [...(answers.get(session) ?? []), answer]);
    this.#finish(this.#options.now());
  }

  /** Something is wrong: its history goes on for a little while. */
  found(violation: Violation): void {
    const { owners, now } = this.#options;
    const ofSubject = owners.flatMap((owner, session) => (owner === violation.subject ? [session] : []));
    const sessions = [...new Set([violation.session, ...ofSubject])];
    const answers = new Map(sessions.map((session) => [session, this.#recent.of(session)] as const));
    this.#watched.push({ violation, until: now() + AFTER_MS, sessions, answers });
  }

  /** Writes down what is still being recorded. */
  close(): void {
    this.#finish(Number.POSITIVE_INFINITY);
  }

  #finish(now: Ms): void {
    for (const watched of this.#watched.filter(({ until }) => until <= now)) this.#write(watched);
    this.#watched = this.#watched.filter(({ until }) => until > now);
  }

  #write({ violation, sessions, answers }: Watched): void {
    const { writer, users, owners } = this.#options;
    const { kind, session, subject, allowed } = violation;
    this.#count += 1;
    const scenario = `simulate/${kind.replaceAll(" ", "-")}-${this.#count}`;
    const observer = owners[session] ?? -1;
    const cast = {
      ...(subject === undefined ? {} : { A: users[subject] ?? "" }),
      B: users[observer] ?? "",
    };
    const { membershipsOf, changes } = this.#options;
    const steps = subject === undefined ? [] : violationSteps(changes.changesOf(subject));
    writer.scenario({
      id: scenario,
      family: "simulate",
      title: `A ${kind}: allowed was ${allowed}.`,
      machine: "presence",
      requirements: [],
      cast,
      steps: steps.length,
      ...(subject === undefined
        ? {}
        : { setUp: violationSetUp(membershipsOf(subject), membershipsOf(observer)) }),
    });
    for (const step of steps) writer.step({ scenario, ...step });
    const both = [observer, ...(subject === undefined ? [] : [subject])];
    // Others are left out: why they are shown is another matter. Strangers to all are not.
    const others = new Set(users.filter((_, user) => !both.includes(user)));
    const drafts = [
      ...both.flatMap((user) => [...this.#moves(user, scenario), ...this.#puts(user, scenario)]),
      ...sessions.flatMap((one) =>
        (answers.get(one) ?? []).map((answer) =>
          this.#stream(one, withoutEventsOf(others, answer), scenario),
        ),
      ),
    ];
    for (const draft of drafts.toSorted((one, other) => one.sent - other.sent)) writer.exchange(draft);
    writer.end({ scenario, outcome: "performed" });
  }

  #moves(user: number, scenario: string): readonly ExchangeDraft[] {
    const { profile, users, membershipsOf } = this.#options;
    const id = users[user] ?? "";
    return membershipsOf(user).map(({ room, isCreator, sent, received }) => ({
      scenario,
      operation: isCreator ? { kind: "createRoom", room } : { kind: "join", room, subject: id },
      user: id,
      device: DEVICE,
      request: {
        method: "POST",
        path: `${profile.binding.prefix}${isCreator ? "/createRoom" : `/rooms/${room}/join`}`,
        body: {},
      },
      ...answered({ room_id: room }, sent, received),
    }));
  }

  #puts(subject: number, scenario: string): readonly ExchangeDraft[] {
    const { profile, users, changes } = this.#options;
    const id = users[subject] ?? "";
    return changes.changesOf(subject).map(({ level, message, sentAt, takenAt }) => ({
      scenario,
      operation: { kind: "putPresence", subject: id, presence: level, message },
      user: id,
      device: DEVICE,
      request: {
        method: "PUT",
        path: `${profile.binding.prefix}/presence/${id}/status`,
        body: { presence: level, status_msg: message },
      },
      ...(takenAt === undefined
        ? { sent: sentAt, received: sentAt, outcome: "lost" as const, trouble: "not taken", attempts: 1 }
        : answered({}, sentAt, takenAt)),
    }));
  }

  #stream(session: number, answer: StreamAnswer, scenario: string): ExchangeDraft {
    const { profile, sessions } = this.#options;
    const { user = "", device = DEVICE } = sessions[session] ?? {};
    const { since = null, level, timeoutMs, sentAt, receivedAt, json } = answer;
    return {
      scenario,
      operation: {
        kind: "stream",
        api: "sync",
        chain: `${scenario}/${session}`,
        since,
        timeoutMs,
        setPresence: level,
      },
      user,
      device,
      request: { method: "GET", path: `${profile.binding.prefix}/sync` },
      ...answered(reduceStreamBody("sync", json as Json), sentAt, receivedAt),
    };
  }
}

function withoutEventsOf(users: ReadonlySet<UserId>, answer: StreamAnswer): StreamAnswer {
  const events = presenceEvents(answer.json);
  const kept = events.filter((event) => !users.has(String((event as { readonly sender?: unknown }).sender)));
  return { ...answer, json: { ...answer.json, presence: { events: kept } } };
}

const DEVICE = "d1";

type Answered = Pick<Exchange, "sent" | "received" | "outcome" | "attempts"> & {
  readonly status: number;
  readonly body: Json;
};

function answered(body: Json, sent: Ms, received: Ms): Answered {
  return { sent, received, outcome: "answered", status: 200, body, attempts: 1 };
}
