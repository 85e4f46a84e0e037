import { afterEvent, afterTimer, type Possible, united, unseen } from "../../judge/possible.ts";
import { PLAIN_POLICY } from "../../model/policy.ts";
import { PRESENCE_ORDER, type Presence, type ProfileRules } from "../../spec/profile.ts";

/** The levels that a client of today asks for with its streams. */
export type StreamLevel = "online" | "unavailable";

/** A set of levels, one bit for each in the order of `PRESENCE_ORDER`. */
export type Levels = number;

export function bitOf(level: Presence): Levels {
  return 1 << PRESENCE_ORDER.indexOf(level);
}

/** @example namesOf(bitOf("online")) // "online" */
export function namesOf(levels: Levels): string {
  return PRESENCE_ORDER.filter((level) => (levels & bitOf(level)) !== 0).join(" or ");
}

/**
 * The presence of each user as the model has it: the machine of the conformance suite, lifted to sets in the same way, is
 * stepped by what the user does. Most of the time the set has one member.
 */
export class ExpectedLevels {
  readonly #states: (readonly Possible[])[];
  readonly #idles: boolean;

  constructor(users: number, rules: ProfileRules) {
    // Whatever is left to the server is avoided: messages are always given, and nobody hides behind a stream.
    const initial = unseen(rules, [PLAIN_POLICY]);
    this.#states = Array.from({ length: users }, () => initial);
    this.#idles = rules.serverIdles;
  }

  /** Where the user may be. */
  of(user: number): Levels {
    return levelsOf(this.#states[user] ?? []);
  }

  /**
   * A PUT goes out.
   *
   * @param underway levels of stream requests that may be handled after it
   */
  put(user: number, level: Presence, underway: readonly StreamLevel[]): void {
    const before = this.#states[user] ?? [];
    const name = String(user);
    const after = afterEvent(before, { type: "setPresence", user: name, presence: level, message: "fresh" });
    const overtaken = underway.map((setPresence) =>
      afterEvent(after, { type: "poll", user: name, setPresence }),
    );
    this.#states[user] = united(after, ...overtaken);
  }

  /** A PUT of which nobody knows whether the server has done it, or that it has refused. */
  doubt(user: number, before: readonly Possible[]): void {
    this.#states[user] = united(before, this.#states[user] ?? []);
  }

  /** What to come back to when a PUT is in doubt. */
  states(user: number): readonly Possible[] {
    return this.#states[user] ?? [];
  }

  /** The user's first stream opens. */
  open(user: number, setPresence: StreamLevel): void {
    this.#states[user] = afterEvent(this.states(user), { type: "connect", user: String(user), setPresence });
  }

  /** A stream of the user goes on with another level than before. */
  ask(user: number, setPresence: StreamLevel): void {
    this.#states[user] = afterEvent(this.states(user), { type: "poll", user: String(user), setPresence });
  }

  /** The user's last stream ends: from now on the server's timer may run out. */
  close(user: number): void {
    const after = afterEvent(this.states(user), { type: "disconnect", user: String(user) });
    this.#states[user] = united(after, afterTimer(after, "OFFLINE_AFTER"));
  }

  /** Where the server's own timer puts a user who is inactive for long. */
  whenIdle(user: number): Levels {
    return this.#idles ? levelsOf(afterTimer(this.states(user), "IDLE_AFTER")) : 0;
  }
}

function levelsOf(states: readonly Possible[]): Levels {
  return states.reduce((levels, { level }) => levels | bitOf(level), 0);
}
