import type { RunOptions } from "./run-options.ts";
import type { Halt } from "./halt.ts";

type Watched = Pick<RunOptions, "signal" | "maxTimeMs" | "userClock" | "target">;

/** Ends the run when the user interrupts, the time is over, or the server is known to have ended. @returns how to stop watching */
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
  void haltAtEnd(target, halt);
  const timer = maxTimeMs === undefined ? undefined : clock.setTimeout(onTime, maxTimeMs);
  return () => {
    signal.removeEventListener("abort", onInterrupt);
    clock.clearTimeout(timer);
  };
}

async function haltAtEnd({ ended }: Watched["target"], halt: Halt): Promise<void> {
  const how = await ended;
  if (how === undefined) return;
  halt.because({
    code: "target-gone",
    message: `The server ended before the run did: ${how}`,
    hint: "Its log tells more: --server-log <file> keeps it.",
  });
}
