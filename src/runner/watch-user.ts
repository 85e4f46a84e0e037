import type { RunOptions } from "./run-options.ts";
import type { Halt } from "./halt.ts";

type Watched = Pick<RunOptions, "signal" | "maxTimeMs" | "userClock" | "target">;

/** Ends the run when the user interrupts or the time is over. @returns how to stop watching */
export function watchUser({ signal, maxTimeMs, userClock, target }: Watched, halt: Halt): () => void {
  const clock = userClock ?? target.clock;
  const onInterrupt = () => {
    const hint = "What was performed until then is recorded and judged.";
    halt.because({ code: "interrupted", message: "The run was interrupted.", hint });
  };
  signal.addEventListener("abort", onInterrupt, { once: true });
  if (signal.aborted) onInterrupt();
  const onTime = () => {
    const message = "The run was ended because the time that --max-time gives it was over.";
    halt.because({
      code: "max-time",
      message,
      hint: "Give it longer, or narrow it with --only or --depth smoke.",
    });
  };
  const timer = maxTimeMs === undefined ? undefined : clock.setTimeout(onTime, maxTimeMs);
  return () => {
    signal.removeEventListener("abort", onInterrupt);
    clock.clearTimeout(timer);
  };
}
