import type { Ms } from "../time/clock.ts";

/** What the harness bears from a server before it gives up; the contract's defaults are {@link CONTRACT_LIMITS}. */
export interface Limits {
  /** One answer, inflated. */
  readonly answerBytes: number;
  /** All answers that are being received, together: bounds the memory of a run. */
  readonly answersBytes: number;
  /** How deep an answer may nest. */
  readonly depth: number;
  /** How many values an answer may hold: bounds the memory that parsing takes. */
  readonly values: number;
  /** One request in all, apart from a long-poll's own time. */
  readonly requestMs: Ms;
  /** Waited for one request because the server asked for it (429). */
  readonly rateLimitMs: Ms;
  /** How often a safe request is repeated after transport trouble. */
  readonly repeats: number;
  /** Streams of one user that return at once with nothing, per second. */
  readonly emptyAnswersPerSecond: number;
  /** Without one good answer for this long the target has stopped working. */
  readonly silenceMs: Ms;
  /** So many scenarios in a row that could not be set up end the run. */
  readonly failedSetUps: number;
}

export const CONTRACT_LIMITS: Limits = {
  answerBytes: 32 * 1024 * 1024,
  answersBytes: 96 * 1024 * 1024,
  depth: 200,
  values: 300_000,
  requestMs: 30_000,
  rateLimitMs: 60_000,
  repeats: 3,
  emptyAnswersPerSecond: 10,
  silenceMs: 60_000,
  failedSetUps: 5,
};
