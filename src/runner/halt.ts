import { setMaxListeners } from "node:events";
import type { RunError } from "./run-error.ts";

/** What ends a run before its time: the first reason counts. */
export interface Halt {
  readonly signal: AbortSignal;
  readonly error: RunError | undefined;
  because(error: RunError): void;
}

export function createHalt(): Halt {
  const controller = new AbortController();
  // Every scenario listens: many listeners are no leak.
  setMaxListeners(0, controller.signal);
  let first: RunError | undefined;
  return {
    signal: controller.signal,
    get error() {
      return first;
    },
    because: (error) => {
      first ??= error;
      controller.abort();
    },
  };
}
