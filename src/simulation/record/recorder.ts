import type { RecordedViolation } from "./recorded-violation.ts";
import type { Testimony } from "./testimony.ts";

/** What a process wants to know of users whom others simulate, for a violation of its own. */
export interface Question {
  /** The how-manieth violation of the process that asks. */
  readonly violation: number;
  /** By number: of whom, and who has a part in it. */
  readonly users: readonly number[];
  readonly cast: readonly number[];
}

/** Where violations are recorded. */
export interface Recorder {
  /** Everything that this process knows of a violation; what it has asked others for comes apart. */
  record(violation: RecordedViolation): void;
  /** Asks those who simulate these users. */
  ask(question: Question): void;
  /** From now on this is how others are answered. */
  answerBy(answer: (question: Question) => readonly Testimony[]): void;
}

/** A process that simulates everybody has nobody to ask. */
export function recordsAlone(record: Recorder["record"]): Recorder {
  return { record, ask: () => undefined, answerBy: () => undefined };
}
