import type { Ms } from "../../time/clock.ts";
import { grouped } from "../../history/grouped.ts";
import type { Asked } from "../client/user-stream.ts";
import type { Suspect } from "../oracle/track.ts";
import type { Violation } from "../oracle/violation.ts";
import { OwnTestimonies, type OwnTestimoniesOptions } from "./own-testimonies.ts";
import { type Proof, Proofs } from "./proofs.ts";
import type { RecordedViolation } from "./recorded-violation.ts";
import { RecentAnswers, type StreamAnswer } from "./recent-answers.ts";
import type { Question, Recorder } from "./recorder.ts";
import type { Testimony } from "./testimony.ts";
import { witnessIn } from "./witness.ts";

export interface ViolationHistoriesOptions extends OwnTestimoniesOptions {
  readonly recorder: Recorder;
  /** The user behind each session's number. */
  readonly owners: readonly number[];
  readonly isOwn: (user: number) => boolean;
  /** What the session's stream waits for, if it is open; `sentAt` in ms from the beginning of the run. */
  readonly askedOn: (session: number) => Asked | undefined;
}

/** For so long after a violation the streams of both users are recorded on. */
const AFTER_MS: Ms = 3_000;
/** However much comes meanwhile. */
const MOST_AFTER = 200;

interface Watched {
  readonly number: number;
  readonly violation: Violation;
  readonly until: Ms;
  /** What happens from now on has no part in it. */
  readonly isPast: boolean;
  readonly proof: Proof | undefined;
  /** Answers by session: those before the violation, and those after it. */
  readonly answers: ReadonlyMap<number, StreamAnswer[]>;
}

/**
 * Records each violation with all that takes part in it: the two users, the rooms that they share, their last changes, and
 * what the streams of both brought before and a little after. Where somebody else's news show that something is lost, these
 * are there, too. What it needs of users whom other processes simulate it asks these for.
 */
export class ViolationHistories {
  readonly #options: ViolationHistoriesOptions;
  readonly #recent = new RecentAnswers();
  readonly #proofs = new Proofs();
  readonly #testimonies: OwnTestimonies;
  /** The sessions of each user, by number. */
  readonly #sessionsOf: ReadonlyMap<number, readonly number[]>;
  #watched: Watched[] = [];
  /** What is wrong only if more is known, with its history as soon as that is whole. */
  readonly #held = new Map<Violation, RecordedViolation | undefined>();
  #count = 0;

  constructor(options: ViolationHistoriesOptions) {
    this.#options = options;
    this.#testimonies = new OwnTestimonies(options);
    this.#sessionsOf = grouped([...options.owners.keys()], (session) => options.owners[session] ?? -1);
    options.recorder.answerBy((question) => this.#answer(question));
  }

  /** An answer came: it is kept for what may be found in it, and recorded for what was found before. */
  answered(session: number, answer: StreamAnswer): void {
    this.#recent.add(session, answer);
    if (this.#watched.length === 0) return;
    for (const { answers } of this.#watched) {
      const before = answers.get(session);
      if (before !== undefined && before.length < MOST_AFTER) before.push(answer);
    }
    this.#finish(this.#options.now());
  }

  /** Something may turn out to be wrong: what shows that is kept until then. */
  suspected({ session, subject, witness }: Suspect): void {
    const answers = new Map(this.#sessionsIn(session, subject).map((one) => [one, this.#recent.of(one)]));
    const last = answers.get(session)?.at(-1);
    const seen = witness === undefined ? undefined : witnessIn(last, witness, this.#options);
    const proof = { at: this.#options.now(), answers };
    this.#proofs.add(session, subject, seen === undefined ? proof : { ...proof, witness: seen });
  }

  /** Whether something is wrong will be known at the end: its history is not, by then. */
  held(violation: Violation): void {
    this.#held.set(violation, undefined);
    this.#watch(violation);
  }

  /** Something is wrong: its history goes on for a little while, unless it has been held. */
  found(violation: Violation): void {
    if (!this.#held.has(violation)) return this.#watch(violation);
    const recorded = this.#held.get(violation);
    this.#held.delete(violation);
    if (recorded !== undefined) this.#options.recorder.record(recorded);
  }

  #watch(violation: Violation): void {
    const { recorder, now, isOwn, owners } = this.#options;
    const number = (this.#count += 1);
    const proof = this.#proofOf(violation);
    const cast = castOf(violation, owners);
    const elsewhere = [...cast, ...witnessesIn(proof)].filter((user) => !isOwn(user));
    if (elsewhere.length > 0) recorder.ask({ violation: number, users: elsewhere, cast });
    const isPast = this.#isPast(violation);
    const until = isPast ? (proof?.at ?? violation.at) : now() + AFTER_MS;
    const answers = this.#answersBefore(violation, { proof, isPast });
    this.#watched.push({ number, violation, until, isPast, proof, answers });
  }

  /** Records what it still waits for, as it is. */
  close(): void {
    this.#finish(Number.POSITIVE_INFINITY);
  }

  #finish(now: Ms): void {
    const done = this.#watched.filter(({ until }) => until <= now);
    this.#watched = this.#watched.filter(({ until }) => until > now);
    for (const watched of done) this.#record(watched);
  }

  #record({ number, violation, until, isPast, proof, answers }: Watched): void {
    const { users, owners, isOwn, recorder } = this.#options;
    const { kind, session, subject, allowed } = violation;
    const cast = castOf(violation, owners);
    const { witness } = proof ?? {};
    const own = [...cast, ...witnessesIn(proof)].filter(isOwn);
    const brought = [...answers].map(([one, all]) => ({
      session: one,
      answers: all,
      waitsFor: isPast ? undefined : this.#waitsFor(one, all.at(-1)),
    }));
    const recorded: RecordedViolation = {
      number,
      kind,
      allowed,
      observer: users[owners[session] ?? -1] ?? "",
      ...(subject === undefined ? {} : { subject: users[subject] ?? "" }),
      ...(witness === undefined ? {} : { witness: { ...witness, user: users[witness.user] ?? "" } }),
      ...(isPast ? { until } : {}),
      testimonies: own.map((user) =>
        this.#testimonies.of(
          user,
          brought.filter((one) => owners[one.session] === user),
          // Elsewhere the witness's news prove nothing.
          { cast, proof: user === owners[session] ? proof : undefined },
        ),
      ),
    };
    if (this.#held.has(violation)) this.#held.set(violation, recorded);
    else recorder.record(recorded);
  }

  /** Another process asks, for a violation that it has found just now. */
  #answer({ users, cast }: Question): readonly Testimony[] {
    return users.filter(this.#options.isOwn).map((user) => {
      const brought = (this.#sessionsOf.get(user) ?? []).map((session) => ({
        session,
        answers: this.#recent.of(session),
      }));
      return this.#testimonies.of(user, brought, { cast });
    });
  }

  /** Levels of users elsewhere are known to be wrong at the end alone, which may be long afterwards. */
  #isPast({ kind, subject }: Violation): boolean {
    return kind === "wrong level" && subject !== undefined && !this.#options.isOwn(subject);
  }

  /** What is known to be wrong only when more is known was kept when it was seen. */
  #proofOf(violation: Violation): Proof | undefined {
    const { kind, session, subject } = violation;
    const isKnownLater = kind === "missed" || kind === "missing" || this.#isPast(violation);
    return subject === undefined || !isKnownLater ? undefined : this.#proofs.of(session, subject);
  }

  #answersBefore(
    { session, subject }: Violation,
    { proof, isPast }: Pick<Watched, "proof" | "isPast">,
  ): Watched["answers"] {
    return new Map(
      this.#sessionsIn(session, subject).map((one) => [
        one,
        [...new Set([...(proof?.answers.get(one) ?? []), ...(isPast ? [] : this.#recent.of(one))])],
      ]),
    );
  }

  /** The session, and those of the subject. */
  #sessionsIn(session: number, subject: number | undefined): readonly number[] {
    return [session, ...((subject === undefined ? undefined : this.#sessionsOf.get(subject)) ?? [])];
  }

  /** The request on which the stream still waits: that nothing came shows something, too. */
  #waitsFor(session: number, last: StreamAnswer | undefined): Asked | undefined {
    const asked = this.#options.askedOn(session);
    return asked === undefined || asked.sentAt < (last?.receivedAt ?? 0) ? undefined : asked;
  }
}

/** The two of a violation, by number. */
function castOf({ session, subject }: Violation, owners: readonly number[]): readonly number[] {
  return [...(subject === undefined ? [] : [subject]), owners[session] ?? -1];
}

function witnessesIn(proof: Proof | undefined): readonly number[] {
  return proof?.witness === undefined ? [] : [proof.witness.user];
}
