import type { Clock } from "../time/clock.ts";
import { wallClock } from "../time/wall-clock.ts";
import type { Io, Output } from "./io.ts";

/** Surroundings for tests: collects what is written, and time stands still unless it is set. */
export interface FakeIo extends Io {
  readonly out: () => string;
  readonly err: () => string;
  nowMs: number;
  /** As Ctrl-C does. */
  interrupt(): void;
  /** As a second Ctrl-C does. */
  exit(): void;
}

/** What a test may want to be different. */
export interface FakeIoOptions {
  readonly isTerminal?: boolean;
  readonly env?: Io["env"];
  readonly clock?: Clock;
  readonly openFilesLimit?: number;
}

/** A fresh set of surroundings. */
export function fakeIo(options: FakeIoOptions = {}): FakeIo {
  const { isTerminal = false, env = {}, clock = wallClock, openFilesLimit } = options;
  const written = { out: "", err: "" };
  const listeners = new Set<() => void>();
  const exiting = new Set<() => void>();
  const outputTo = (place: "out" | "err"): Output => ({
    write: (text) => {
      written[place] += text;
    },
    isTerminal,
    columns: 80,
  });
  const io: FakeIo = {
    stdout: outputTo("out"),
    stderr: outputTo("err"),
    env,
    clock,
    nowMs: 0,
    now: () => io.nowMs,
    date: () => "2026-01-02T03:04:05.000Z",
    wallClockMs: () => Date.parse(io.date()),
    openFilesLimit: () => openFilesLimit,
    hasThreads: false,
    uniqueName: () => "fake",
    onInterrupt: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onExit: (listener) => {
      exiting.add(listener);
      return () => exiting.delete(listener);
    },
    out: () => written.out,
    err: () => written.err,
    interrupt: () => {
      for (const listener of listeners) listener();
    },
    exit: () => {
      for (const listener of exiting) listener();
    },
  };
  return io;
}
