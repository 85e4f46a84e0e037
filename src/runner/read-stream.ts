import type { StreamOperation } from "../history/history.ts";
import { type Ms, sleep } from "../time/clock.ts";
import { askStream, type StreamOutcome } from "./ask-stream.ts";
import { createDeliveryBoard } from "./delivery-board.ts";
import { createGate } from "./gate.ts";
import { createPacer } from "./pacer.ts";
import type { Scene } from "./scene.ts";
import type { Session } from "./session.ts";
import type { StreamReader } from "./stream-reader.ts";

export interface StreamReaderOptions {
  readonly session: Session;
  readonly chain: string;
  readonly setPresence: StreamOperation["setPresence"];
  /** How long one request waits. */
  readonly pollMs: Ms;
}

/** How long a request of an observer's stream waits: shorter than the patience of most gateways. */
export const POLL_MS: Ms = 25_000;

const FIRST_BACKOFF_MS: Ms = 500;
const LONGEST_BACKOFF_MS: Ms = 8_000;
/** So many failures in a row are the scenario's trouble. */
const WORRYING_FAILURES = 3;
/** So many are the end of the stream. */
const HOPELESS_FAILURES = 10;

export function readStream(scene: Scene, options: StreamReaderOptions): StreamReader {
  const { clock, limits } = scene.run;
  const pacer = createPacer(limits.emptyAnswersPerSecond);
  const board = createDeliveryBoard(clock);
  const opened = createGate<boolean>();
  const life: { state: "reading" | "paused" | "stopped" } = { state: "reading" };
  let token: string | null = null;
  let request = new AbortController();
  let atRest = createGate<void>();
  let wake = createGate<void>();
  let failures = 0;

  /** @returns how long to pause before the next request */
  const digest = ({ answer, next, deliveries, isEmpty }: StreamOutcome, timeoutMs: Ms): Ms => {
    if (next === undefined) return fail(answer.kind === "lost" ? `lost: ${answer.trouble.text}` : "refused");
    failures = 0;
    token = next;
    for (const delivery of deliveries) board.put(delivery);
    opened.open(true);
    const tookMs = answer.received - answer.sent;
    return pacer.afterAnswer({ now: answer.received, isEmpty, tookMs, timeoutMs });
  };

  const fail = (why: string): Ms => {
    failures += 1;
    opened.open(false);
    const isLoggedOut = scene.loggedOut.has(options.session.token);
    if (failures === WORRYING_FAILURES)
      scene.troubles.push(`the stream of ${options.session.user} was ${why}`);
    if (isLoggedOut || failures >= HOPELESS_FAILURES || scene.broken !== undefined) life.state = "stopped";
    return Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (failures - 1));
  };

  const step = async () => {
    request = new AbortController();
    const timeoutMs = token === null ? 0 : options.pollMs;
    const { signal } = request;
    const isOpen = token !== null;
    const question = { ...options, since: token, timeoutMs, signals: [signal], bearsTrouble: isOpen };
    const outcome = await askStream(scene, question);
    if (outcome.answer.kind === "aborted") return;
    const pauseMs = digest(outcome, timeoutMs);
    if (pauseMs > 0) await sleep(clock, pauseMs, signal);
  };

  const read = async () => {
    while (life.state !== "stopped" && !scene.ending.signal.aborted) {
      if (life.state === "reading") {
        await step();
        continue;
      }
      atRest.open();
      await wake.passed;
    }
    life.state = "stopped";
    opened.open(false);
    board.close();
  };

  const onEnding = () => {
    request.abort();
    wake.open();
  };
  scene.ending.signal.addEventListener("abort", onEnding, { once: true });
  const reading = read();

  return {
    session: options.session,
    get token() {
      return token;
    },
    get isReading() {
      return life.state === "reading";
    },
    opened: opened.passed,
    latest: (subject) => board.latest(subject),
    awaitDelivery: (awaited, until) => board.wait(awaited, until),
    pause: async () => {
      if (life.state !== "reading") return;
      life.state = "paused";
      [atRest, wake] = [createGate(), createGate()];
      request.abort();
      await Promise.race([atRest.passed, reading]);
    },
    resume: () => {
      if (life.state !== "paused") return;
      life.state = "reading";
      atRest.open();
      wake.open();
    },
    stop: async () => {
      life.state = "stopped";
      request.abort();
      wake.open();
      await reading;
      scene.ending.signal.removeEventListener("abort", onEnding);
    },
  };
}
