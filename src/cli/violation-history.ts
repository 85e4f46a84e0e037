import { fileSink } from "../history/history-file.ts";
import { createHistoryWriter, type HistoryWriter } from "../history/history-writer.ts";
import type { Redactor } from "../history/redaction.ts";
import type { RecordedViolation } from "../simulation/record/recorded-violation.ts";
import { writeViolation } from "../simulation/record/write-violation.ts";
import type { Profile } from "../spec/profile.ts";
import type { OpenTarget } from "../targets/target.ts";
import type { Io } from "./io.ts";
import { tool } from "./tool.ts";

/** What a history says of its run before anything else. */
interface About {
  readonly target: OpenTarget;
  readonly profile: Profile;
  readonly seed: number;
  readonly redactor: Redactor;
}

/** A history that holds violations of a simulation, each as a scenario. */
export interface ViolationHistory {
  /** The target was reached: from now on the file is ours, and whatever stood there before is gone. */
  begin(about: About): void;
  record(violation: RecordedViolation): void;
  /** @param reason why the simulation did not come to its end, if it did not */
  conclude(reason: string | undefined): void;
  /** Closes the file, whatever became of the simulation. */
  close(): void;
  /** Why the file can take no more. */
  readonly failure: Error | undefined;
}

/** A file that `rollcall judge` reads like that of a run; whole also when the process is ended at once. */
export function violationHistory(path: string, io: Io): ViolationHistory {
  const file = fileSink(path, { clock: io.clock });
  const unlistenExit = io.onExit(() => file.close("Rollcall was ended at once."));
  let begun: { readonly writer: HistoryWriter; readonly profile: Profile } | undefined;
  let count = 0;
  return {
    begin: ({ target, profile, seed, redactor }) => {
      // Parts that are begun again are set up again.
      if (begun !== undefined) return;
      const writer = createHistoryWriter({ clock: target.clock, redactor, sinks: [file] });
      begun = { writer, profile };
      writer.begin({
        tool,
        profile: profile.id,
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
    record: (violation) => {
      if (begun !== undefined) writeViolation(violation, { ...begun, number: (count += 1) });
    },
    conclude: (reason) =>
      begun?.writer.close(reason === undefined ? { complete: true } : { complete: false, reason }),
    close: () => {
      file.close("Rollcall itself broke.");
      unlistenExit();
    },
    get failure() {
      return file.failure;
    },
  };
}
