import type { Ms } from "../../time/clock.ts";
import type { ViolationKind } from "./kinds.ts";

/** Something that a session was shown and should not have been, or the other way round. */
export interface Violation {
  readonly kind: ViolationKind;
  /** When it was noticed, in ms from the beginning of the run. */
  readonly at: Ms;
  readonly session: number;
  /** Absent: it is none of the simulated users. */
  readonly subject?: number;
  /** What was allowed. */
  readonly allowed: string;
  /** What was seen; may hold a server's text. */
  readonly observed: string;
}

/** Counts violations by kind, and keeps the first of each in full: a broken server has millions. */
export class Violations {
  readonly #counts = new Map<ViolationKind, number>();
  readonly #kept: Violation[] = [];
  readonly #onKept: (violation: Violation) => void;
  readonly #most: number;

  /** @param most how many of each kind are kept */
  constructor(most: number, onKept: (violation: Violation) => void = () => undefined) {
    this.#most = most;
    this.#onKept = onKept;
  }

  add(kind: ViolationKind, tell: () => Omit<Violation, "kind">): void {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (count > this.#most) return;
    this.#keep({ kind, ...tell() });
  }

  /** Others of this run, of which it is known at the end alone whether they are violations. */
  apart(onKept: (violation: Violation) => void): Violations {
    return new Violations(this.#most, onKept);
  }

  /** Those that have been held apart are violations, too, from now on. */
  take(held: Violations): void {
    for (const [kind, more] of held.#counts) {
      const count = this.#counts.get(kind) ?? 0;
      this.#counts.set(kind, count + more);
      const kept = held.kept.filter((violation) => violation.kind === kind);
      for (const violation of kept.slice(0, Math.max(0, this.#most - count))) this.#keep(violation);
    }
  }

  get kept(): readonly Violation[] {
    return this.#kept;
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** How many there were of each kind that there were any of. */
  counts(): Readonly<Partial<Record<ViolationKind, number>>> {
    return Object.fromEntries(this.#counts);
  }

  #keep(violation: Violation): void {
    this.#kept.push(violation);
    this.#onKept(violation);
  }
}
