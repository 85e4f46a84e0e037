import type { Ms } from "../../time/clock.ts";
import { presenceEvents } from "../client/sync-answer.ts";
import type { Asked } from "../client/user-stream.ts";

/** One answer of a stream. Times are in ms from the beginning of the run. */
export interface StreamAnswer extends Asked {
  readonly receivedAt: Ms;
  readonly json: Readonly<Record<string, unknown>>;
}

/** So many of the last answers of each session are kept, however long ago they came. */
const LEAST = 4;
/** What came since is kept, too, as long as it does not tell of more than this: a crowded room fills no memory. */
const KEPT_MS: Ms = 2_000;
const MOST_EVENTS = 64;

/** What the streams of all sessions brought last: so that there is something to look at when one is found to be wrong. */
export class RecentAnswers {
  readonly #answers = new Map<number, StreamAnswer[]>();

  add(session: number, answer: StreamAnswer): void {
    const answers = this.#answers.get(session) ?? [];
    answers.push(answer);
    const since = answer.receivedAt - KEPT_MS;
    while (answers.length > LEAST && ((answers[0]?.receivedAt ?? since) < since || isMuch(answers)))
      answers.shift();
    this.#answers.set(session, answers);
  }

  /** Oldest first. */
  of(session: number): readonly StreamAnswer[] {
    return [...(this.#answers.get(session) ?? [])];
  }
}

function isMuch(answers: readonly StreamAnswer[]): boolean {
  return answers.reduce((sum, { json }) => sum + Math.max(1, presenceEvents(json).length), 0) > MOST_EVENTS;
}
