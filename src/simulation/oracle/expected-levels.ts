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

export function levelsIn(levels: Levels): readonly Presence[] {
  return PRESENCE_ORDER.filter((level) => (levels & bitOf(level)) !== 0);
}

/** @example namesOf(bitOf("online")) // "online" */
export function namesOf(levels: Levels): string {
  return levelsIn(levels).join(" or ");
}

type States = readonly Possible[];

/**
 * Steps of the machine, each made once: what messages say does not matter here, so that there are few states, which all
 * users share.
 */
class Steps {
  readonly #known = new Map<States, Map<string, States>>();
  /** Sets by what is in them: each set is one object, and so can be looked up. */
  readonly #sets = new Map<string, States>();

  of(states: States, key: string, step: (states: States) => States): States {
    const known = this.#known.get(states) ?? new Map<string, States>();
    this.#known.set(states, known);
    const next = known.get(key) ?? this.one(step(states));
    known.set(key, next);
    return next;
  }

  one(states: States): States {
    const key = states
      .map(({ level, snapshot }) => `${level} ${JSON.stringify(snapshot.value)} ${snapshot.context.explicit}`)
      .sort()
      .join();
    const known = this.#sets.get(key) ?? states;
    this.#sets.set(key, known);
    return known;
  }
}

/**
 * The presence of each user as the model has it: the machine of the conformance suite, lifted to sets in the same way, is
 * stepped by what the user does. Most of the time the set has one member.
 */
export class ExpectedLevels {
  readonly #steps = new Steps();
  readonly #states: States[];
  readonly #idles: boolean;

  constructor(users: number, rules: ProfileRules) {
    // Whatever is left to the server is avoided: messages are always given, and nobody hides behind a stream.
    const initial = this.#steps.one(unseen(rules, [PLAIN_POLICY]));
    this.#states = Array.from({ length: users }, () => initial);
    this.#idles = rules.serverIdles;
  }

  /** Where the user may be. */
  of(user: number): Levels {
    return levelsOf(this.states(user));
  }

  /**
   * A PUT goes out.
   *
   * @param underway levels of stream requests that may be handled after it
   */
  put(user: number, level: Presence, underway: readonly StreamLevel[]): void {
    this.#step(user, `put ${level} ${underway.join()}`, (states) => {
      const after = afterEvent(states, { type: "setPresence", user: "A", presence: level, message: "fresh" });
      const overtaken = underway.map((setPresence) =>
        afterEvent(after, { type: "poll", user: "A", setPresence }),
      );
      return united(after, ...overtaken);
    });
  }

  /** A PUT of which nobody knows whether the server has done it, or that it has refused. */
  doubt(user: number, before: States): void {
    this.#states[user] = this.#steps.one(united(before, this.states(user)));
  }

  /** What to come back to when a PUT is in doubt. */
  states(user: number): States {
    return this.#states[user] ?? [];
  }

  /** The user's first stream opens. */
  open(user: number, setPresence: StreamLevel): void {
    this.#step(user, `open ${setPresence}`, (states) =>
      afterEvent(states, { type: "connect", user: "A", setPresence }),
    );
  }

  /** A stream of the user goes on with another level than before. */
  ask(user: number, setPresence: StreamLevel): void {
    this.#step(user, `ask ${setPresence}`, (states) =>
      afterEvent(states, { type: "poll", user: "A", setPresence }),
    );
  }

  /** Requests of streams that have ended may be handled only now, or may have been before. */
  mayAsk(user: number, levels: readonly StreamLevel[]): void {
    if (levels.length === 0) return;
    this.#step(user, `may ask ${levels.join()}`, (states) =>
      united(
        states,
        ...levels.map((setPresence) => afterEvent(states, { type: "poll", user: "A", setPresence })),
      ),
    );
  }

  /** The user's last stream ends: from now on the server's timer may run out. */
  close(user: number): void {
    this.#step(user, "close", closed);
  }

  /** To the server, it may have. */
  mayLapse(user: number): void {
    this.#step(user, "may lapse", (states) => united(states, closed(states)));
  }

  /** Where the server's own timer puts a user who is inactive for long. */
  whenIdle(user: number): Levels {
    if (!this.#idles) return 0;
    return levelsOf(this.#steps.of(this.states(user), "idle", (states) => afterTimer(states, "IDLE_AFTER")));
  }

  #step(user: number, key: string, step: (states: States) => States): void {
    this.#states[user] = this.#steps.of(this.states(user), key, step);
  }
}

function closed(states: States): States {
  const after = afterEvent(states, { type: "disconnect", user: "A" });
  return united(after, afterTimer(after, "OFFLINE_AFTER"));
}

function levelsOf(states: readonly Possible[]): Levels {
  return states.reduce((levels, { level }) => levels | bitOf(level), 0);
}
