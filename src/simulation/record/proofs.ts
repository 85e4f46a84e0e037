import type { Ms } from "../../time/clock.ts";
import type { StreamAnswer } from "./recent-answers.ts";
import type { Witness } from "./witness.ts";

/** What was seen when something became suspicious, which is known to be wrong only later. */
export interface Proof {
  /** When, in ms from the beginning of the run. */
  readonly at: Ms;
  /** What the streams of both had brought by then, by session. */
  readonly answers: ReadonlyMap<number, readonly StreamAnswer[]>;
  /** Whose news came although what they should have brought with them did not. */
  readonly witness?: Witness;
}

/** A right server needs none of them; a broken one must not fill our memory. */
const MOST = 500;

/** What suspicions rest on, until it is known what they are worth: the newest of them, one for each pair. */
export class Proofs {
  readonly #proofs = new Map<string, Proof>();

  add(session: number, subject: number, proof: Proof): void {
    const key = keyOf(session, subject);
    this.#proofs.delete(key);
    this.#proofs.set(key, proof);
    const [oldest] = this.#proofs.keys();
    if (this.#proofs.size > MOST && oldest !== undefined) this.#proofs.delete(oldest);
  }

  of(session: number, subject: number): Proof | undefined {
    return this.#proofs.get(keyOf(session, subject));
  }
}

function keyOf(session: number, subject: number): string {
  return `${session} ${subject}`;
}
