import type { SnapshotFrom } from "xstate";
import { CLIENT_SAYS, idleClient, type IdleClientEvent } from "../../model/idle-client.ts";
import { createInertScope } from "../../model/inert-scope.ts";
import { timerEvent } from "../../model/timed.ts";
import type { Presence } from "../../spec/profile.ts";
import type { Ms } from "../../time/clock.ts";

const inert = createInertScope();

type Snapshot = SnapshotFrom<typeof idleClient>;

/**
 * The client of each user: the machine of the model, stepped by what its user does and by its own idle timer. How long that
 * takes is kept apart, so that all users share the few states that there are.
 */
export class IdleClients {
  readonly #snapshots: Snapshot[];
  readonly #idleMs: Float64Array;
  readonly #steps = new Map<Snapshot, Map<string, Snapshot>>();
  readonly #states = new Map<string, Snapshot>();

  /** @param idleMsOf after how long without activity the client of a user says `unavailable` */
  constructor(users: number, idleMsOf: (user: number) => Ms) {
    const initial = idleClient.getInitialSnapshot(inert.scope, { idleMs: 0 });
    inert.takeActions();
    this.#snapshots = Array.from({ length: users }, () => initial);
    this.#idleMs = Float64Array.from({ length: users }, (_, user) => idleMsOf(user));
  }

  idleMsOf(user: number): Ms {
    return this.#idleMs[user] ?? 0;
  }

  /** What the client has told the server. */
  says(user: number): Presence {
    return CLIENT_SAYS[this.#snapshots[user]?.value ?? "stopped"];
  }

  step(user: number, type: IdleClientEvent["type"]): void {
    this.#send(user, type, () => ({ type }));
  }

  /** The idle timer has run out. */
  idle(user: number): void {
    this.#send(user, "idle", (snapshot) => timerEvent(idleClient, snapshot, "CLIENT_IDLE") as never);
  }

  #send(user: number, key: string, eventOf: (snapshot: Snapshot) => IdleClientEvent | undefined): void {
    const snapshot = this.#snapshots[user];
    if (snapshot === undefined) return;
    const known = this.#steps.get(snapshot) ?? new Map<string, Snapshot>();
    this.#steps.set(snapshot, known);
    const next = known.get(key) ?? this.#after(snapshot, eventOf(snapshot));
    known.set(key, next);
    this.#snapshots[user] = next;
  }

  /** Each state is one object, however it was reached. */
  #after(snapshot: Snapshot, event: IdleClientEvent | undefined): Snapshot {
    if (event === undefined) return snapshot;
    const next = idleClient.transition(snapshot, event, inert.scope);
    inert.takeActions();
    const same = this.#states.get(next.value) ?? next;
    this.#states.set(next.value, same);
    return same;
  }
}
