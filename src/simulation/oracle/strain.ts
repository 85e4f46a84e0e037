import type { Tolerances } from "../../judge/tolerances.ts";
import type { Ms } from "../../time/clock.ts";

/**
 * Whether the server keeps its own clients waiting. One that is so slow may take a user who asks for one who does not: for
 * as long as a delivery may take, a level that its timers would give is excused.
 */
export class Strain {
  readonly #tolerances: Tolerances;
  #until: Ms = Number.NEGATIVE_INFINITY;

  constructor(tolerances: Tolerances) {
    this.#tolerances = tolerances;
  }

  /** A request was answered after so long. */
  waited(ms: Ms, at: Ms): void {
    const { offlineMinMs, deliveryHardMs } = this.#tolerances;
    if (ms > offlineMinMs / 2) this.#until = Math.max(this.#until, at + deliveryHardMs);
  }

  isOn(at: Ms): boolean {
    return at < this.#until;
  }

  /** Whether there was any at all. */
  get wasOn(): boolean {
    return this.#until > Number.NEGATIVE_INFINITY;
  }
}
