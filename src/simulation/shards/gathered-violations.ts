import type { RecordedViolation } from "../record/recorded-violation.ts";
import type { Testimony } from "../record/testimony.ts";

interface Gathering {
  /** How many users have to be told of by others. */
  awaited: number;
  readonly testimonies: Testimony[];
  violation?: RecordedViolation;
}

/** Puts violations together with what other processes know of those who have a part in them. */
export class GatheredViolations {
  readonly #onWhole: (violation: RecordedViolation) => void;
  readonly #open = new Map<string, Gathering>();

  constructor(onWhole: (violation: RecordedViolation) => void) {
    this.#onWhole = onWhole;
  }

  /** Others have been asked. @param key of the violation; of all processes, no other has it */
  expect(key: string, users: number): void {
    this.#open.set(key, { awaited: users, testimonies: [] });
  }

  testify(key: string, testimony: Testimony): void {
    const gathering = this.#open.get(key);
    if (gathering === undefined) return;
    gathering.testimonies.push(testimony);
    this.#look(key, gathering);
  }

  record(key: string, violation: RecordedViolation): void {
    const gathering = this.#open.get(key) ?? { awaited: 0, testimonies: [] };
    gathering.violation = violation;
    this.#open.set(key, gathering);
    this.#look(key, gathering);
  }

  /** Nobody will tell any more: what is there is taken as it is. */
  close(): void {
    for (const [key, gathering] of this.#open) this.#finish(key, gathering);
  }

  #look(key: string, gathering: Gathering): void {
    if (gathering.testimonies.length >= gathering.awaited && gathering.violation !== undefined)
      this.#finish(key, gathering);
  }

  #finish(key: string, { violation, testimonies }: Gathering): void {
    this.#open.delete(key);
    if (violation !== undefined)
      this.#onWhole({ ...violation, testimonies: [...violation.testimonies, ...testimonies] });
  }
}
