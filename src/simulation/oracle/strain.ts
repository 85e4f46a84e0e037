import type { Tolerances } from "../../judge/tolerances.ts";
import type { Ms } from "../../time/clock.ts";

/**
 * Whether the server keeps its own clients waiting. One that is so slow may take a user who asks for one who does not: for
 * as long as a delivery may take, a level that its timers would give is excused.
 */
export class Strain {
  readonly #tolerances: Tolerances;
  /** When each request was sent that is not answered yet; oldest first. */
  readonly #underway = new Set<{ readonly sentAt: Ms }>();
  #until: Ms = Number.NEGATIVE_INFINITY;

  constructor(tolerances: Tolerances) {
    this.#tolerances = tolerances;
  }

  /** A request goes out. @returns what to call when it is answered */
  asked(sentAt: Ms): (at: Ms) => void {
    const request = { sentAt };
    this.#underway.add(request);
    return (at) => {
      this.#underway.delete(request);
      this.#waited(at - sentAt, at);
    };
  }

  /** What a server that was frozen tells first may be what its timers did, before it answers whoever waits. */
  isOn(at: Ms): boolean {
    const [oldest] = this.#underway;
    if (oldest !== undefined) this.#waited(at - oldest.sentAt, at);
    return at < this.#until;
  }

  /** Whether there was any at all. */
  get wasOn(): boolean {
    return this.#until > Number.NEGATIVE_INFINITY;
  }

  #waited(ms: Ms, at: Ms): void {
    const { offlineMinMs, deliveryHardMs } = this.#tolerances;
    if (ms > offlineMinMs / 2) this.#until = Math.max(this.#until, at + deliveryHardMs);
  }
}
