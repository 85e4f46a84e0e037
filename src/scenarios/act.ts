import type { Command } from "../model/command.ts";
import type { Step } from "./scenario.ts";

/** A command as a family wants it performed; what it does not say, {@link buildScenario} fills in. */
export interface Act {
  readonly command: Command;
  readonly looks?: Step["looks"];
  readonly fence?: boolean;
  /** Goes on at once: what is delivered of it may be merged with what follows. */
  readonly rush?: true;
  /** Edges that the world cannot know of: of the client's machine. */
  readonly edges?: readonly string[];
}

/** A command that is performed as usual. */
export function act(command: Command, how: Omit<Act, "command"> = {}): Act {
  return { command, ...how };
}
