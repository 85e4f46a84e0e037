import type { Report } from "../judge/report.ts";
import { type Outcome, outcome } from "../reporters/outcome.ts";
import type { SimulationVerdict } from "../simulation/report/simulation-report.ts";

/** What the process ends with; the table of the contract. */
export type ExitCode = 0 | 1 | 2 | 3 | 64;

/** The command line asked for something that cannot be; nothing was sent. */
export const USAGE: ExitCode = 64;
/** The run or the target broke, or nothing was checked. */
export const BROKEN: ExitCode = 3;
export const DONE: ExitCode = 0;
/** What was tested does not do what it has to. */
export const FAULTY: ExitCode = 1;
/** Too much could not be known. */
export const UNKNOWN: ExitCode = 2;

const BY_OUTCOME: Readonly<Record<Outcome, ExitCode>> = { broken: 3, fail: 1, inconclusive: 2, pass: 0 };

/** What a run that ended with this report exits with; judging its history again exits alike. */
export function exitCode(report: Report, maxInconclusivePercent: number): ExitCode {
  return codeOf(outcome(report, maxInconclusivePercent));
}

/** What an outcome, of a run or of a comparison, is to the process that asked for it. */
export function codeOf(ended: Outcome): ExitCode {
  return BY_OUTCOME[ended];
}

const BY_SIMULATION: Readonly<Record<SimulationVerdict, ExitCode>> = {
  pass: DONE,
  fail: FAULTY,
  inconclusive: UNKNOWN,
  incomplete: BROKEN,
};

/** What a simulation that ended so exits with. */
export function simulationExitCode(verdict: SimulationVerdict): ExitCode {
  return BY_SIMULATION[verdict];
}
