import type { Ms } from "../../time/clock.ts";
import type { StreamLevel } from "../oracle/expected-levels.ts";

/** One answer of a stream. */
export interface StreamAnswer {
  readonly since: string | undefined;
  readonly level: StreamLevel;
  readonly timeoutMs: Ms;
  /** In ms from the beginning of the run. */
  readonly sentAt: Ms;
  readonly receivedAt: Ms;
  readonly json: Readonly<Record<string, unknown>>;
}

/** So many of the last answers of each session are kept. */
const KEPT = 4;

/** What the streams of all sessions brought last: so that there is something to look at when one is found to be wrong. */
export class RecentAnswers {
  readonly #answers = new Map<number, StreamAnswer[]>();

  add(session: number, answer: StreamAnswer): void {
    const answers = this.#answers.get(session) ?? [];
    answers.push(answer);
    if (answers.length > KEPT) answers.shift();
    this.#answers.set(session, answers);
  }

  /** Oldest first. */
  of(session: number): readonly StreamAnswer[] {
    return this.#answers.get(session) ?? [];
  }
}
