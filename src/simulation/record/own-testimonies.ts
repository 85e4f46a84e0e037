import { type Allowance, limitJson } from "../../history/limit-json.ts";
import type { Json, UserId } from "../../history/history.ts";
import { limitText } from "../../history/limit-text.ts";
import type { Redactor } from "../../history/redaction.ts";
import { reduceStreamBody } from "../../history/reduce-stream-body.ts";
import type { Session } from "../../runner/session.ts";
import { presenceEvents } from "../client/sync-answer.ts";
import type { Asked } from "../client/user-stream.ts";
import { numberIn } from "../oracle/version-text.ts";
import type { Whereabouts } from "../oracle/whereabouts.ts";
import type { Membership } from "../set-up/memberships.ts";
import type { Ms } from "../../time/clock.ts";
import type { Proof } from "./proofs.ts";
import type { StreamAnswer } from "./recent-answers.ts";
import type { RecordedRequest, Testimony } from "./testimony.ts";

export interface OwnTestimoniesOptions {
  /** The session behind each number. */
  readonly sessions: readonly Session[];
  readonly users: readonly UserId[];
  /** What the versions of this run begin with. */
  readonly prefix: string;
  readonly changes: Pick<Whereabouts, "changesOf">;
  readonly membershipsOf: (user: number) => readonly Membership[];
  readonly redactor: Redactor;
  readonly now: () => Ms;
}

/** Whose events are to be kept of what a stream brought. */
export interface Concerned {
  /** By number. */
  readonly cast: readonly number[];
  /** Of a witness only the one event that proves something: given for whoever was shown it. */
  readonly proof?: Proof | undefined;
}

/** What a session's stream brought, and what it waits for still. */
export interface Brought {
  readonly session: number;
  readonly answers: readonly StreamAnswer[];
  readonly waitsFor?: Asked | undefined;
}

/** Kept of what the streams of one user brought, in bytes of memory: far more than right answers to a few requests need. */
const MOST_BYTES = 256 * 1024;

/** Puts down what this process knows of the users whom it simulates. */
export class OwnTestimonies {
  readonly #options: OwnTestimoniesOptions;
  readonly #known: ReadonlySet<UserId>;

  constructor(options: OwnTestimoniesOptions) {
    this.#options = options;
    this.#known = new Set(options.users);
  }

  of(user: number, brought: readonly Brought[], concerned: Concerned): Testimony {
    const { users, changes, membershipsOf } = this.#options;
    const allowance: Allowance = { bytesLeft: MOST_BYTES };
    return {
      user: users[user] ?? "",
      memberships: membershipsOf(user),
      changes: changes.changesOf(user),
      streams: brought.flatMap(({ session, answers, waitsFor }) => [
        ...answers.map((answer) => this.#answered(session, answer, { allowance, concerned })),
        ...(waitsFor === undefined
          ? []
          : [{ ...this.#asked(session, waitsFor), receivedAt: this.#options.now() }]),
      ]),
    };
  }

  #answered(
    session: number,
    answer: StreamAnswer,
    { allowance, concerned }: { readonly allowance: Allowance; readonly concerned: Concerned },
  ): RecordedRequest {
    const { receivedAt, json } = answer;
    const events = presenceEvents(json).flatMap((event) => this.#kept(event, receivedAt, concerned));
    const body = reduceStreamBody("sync", { ...json, presence: { events } } as unknown as Json);
    delete allowance.isCut;
    const kept = limitJson(body, allowance, this.#options.redactor);
    return {
      ...this.#asked(session, answer),
      receivedAt,
      body: kept,
      ...(allowance.isCut === true ? { isCut: true } : {}),
    };
  }

  #asked(session: number, { since, level, timeoutMs, sentAt }: Asked) {
    const { sessions, redactor } = this.#options;
    return {
      session,
      device: sessions[session]?.device ?? "",
      since: since === undefined ? null : limitText(since, redactor.text),
      level,
      timeoutMs,
      sentAt,
    };
  }

  /** Why other simulated users are shown is another matter. Strangers to all are no such users. */
  #kept(event: unknown, at: Ms, { cast, proof }: Concerned): readonly unknown[] {
    const { users } = this.#options;
    const { sender } = event as { readonly sender?: unknown };
    if (typeof sender !== "string" || !this.#known.has(sender)) return [event];
    if (cast.some((user) => users[user] === sender)) return [event];
    const { witness, at: provedAt } = proof ?? { at };
    return witness !== undefined && users[witness.user] === sender && at <= provedAt
      ? this.#proving(event, witness.version)
      : [];
  }

  /** Of a witness, whose other acts are not there, only that they did this one. */
  #proving(event: unknown, version: number): readonly unknown[] {
    const { content, ...rest } = event as { readonly content?: Readonly<Record<string, unknown>> };
    const { presence, status_msg } = content ?? {};
    return numberIn(this.#options.prefix, status_msg) === version
      ? [{ ...rest, content: { presence, status_msg } }]
      : [];
  }
}
