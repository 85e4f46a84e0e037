import { fileSink } from "../history/history-file.ts";
import { createHistoryWriter, type HistoryWriter } from "../history/history-writer.ts";
import type { Redactor } from "../history/redaction.ts";
import type { ProfileId } from "../spec/requirement.ts";
import type { OpenTarget } from "../targets/target.ts";
import type { Io } from "./io.ts";
import { tool } from "./tool.ts";

interface Setting {
  readonly io: Io;
  readonly target: OpenTarget;
  readonly profile: ProfileId;
  readonly seed: number;
  readonly redactor: Redactor;
}

/** A history that holds violations of a simulation, each as a scenario. */
export interface ViolationHistory {
  readonly writer: HistoryWriter;
  /** The target was reached: from now on the file is ours, and whatever stood there before is gone. */
  begin(): void;
  /** @param reason why the simulation did not come to its end, if it did not */
  close(reason: string | undefined): void;
}

/** A file that `rollcall judge` reads like that of a run. */
export function violationHistory(
  path: string,
  { io, target, profile, seed, redactor }: Setting,
): ViolationHistory {
  const file = fileSink(path, { clock: io.clock });
  const writer = createHistoryWriter({ clock: target.clock, redactor, sinks: [file] });
  let hasBegun = false;
  return {
    writer,
    begin: () => {
      hasBegun = true;
      writer.begin({
        tool,
        profile,
        target: { name: target.name, kind: target.kind },
        seed,
        depth: "simulation",
        modelHash: "simulation",
        startedAt: io.date(),
        timers: target.timers,
        ...(target.quirks === undefined ? {} : { quirks: target.quirks }),
        plan: { scenarios: 0, graphs: {}, requirements: [], unreached: [] },
      });
    },
    close: (reason) => {
      if (hasBegun) writer.close(reason === undefined ? { complete: true } : { complete: false, reason });
      file.close();
    },
  };
}
