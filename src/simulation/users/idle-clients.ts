import type { SnapshotFrom } from "xstate";
import { CLIENT_SAYS, idleClient, type IdleClientEvent } from "../../model/idle-client.ts";
import { createInertScope } from "../../model/inert-scope.ts";
import { timerEvent } from "../../model/timed.ts";
import type { Presence } from "../../spec/profile.ts";
import type { Ms } from "../../time/clock.ts";

const inert = createInertScope();

/** The client of each user: the machine of the model, stepped by what its user does and by its own idle timer. */
export class IdleClients {
  readonly #snapshots: SnapshotFrom<typeof idleClient>[];

  /** @param idleMsOf after how long without activity the client of a user says `unavailable` */
  constructor(users: number, idleMsOf: (user: number) => Ms) {
    this.#snapshots = Array.from({ length: users }, (_, user) =>
      idleClient.getInitialSnapshot(inert.scope, { idleMs: idleMsOf(user) }),
    );
    inert.takeActions();
  }

  idleMsOf(user: number): Ms {
    return this.#snapshots[user]?.context.idleMs ?? 0;
  }

  /** What the client has told the server. */
  says(user: number): Presence {
    const value = this.#snapshots[user]?.value ?? "stopped";
    return CLIENT_SAYS[value];
  }

  step(user: number, type: IdleClientEvent["type"]): void {
    this.#send(user, { type });
  }

  /** The idle timer has run out. */
  idle(user: number): void {
    const snapshot = this.#snapshots[user];
    const event = snapshot === undefined ? undefined : timerEvent(idleClient, snapshot, "CLIENT_IDLE");
    if (event !== undefined) this.#send(user, event as never);
  }

  #send(user: number, event: IdleClientEvent): void {
    const snapshot = this.#snapshots[user];
    if (snapshot === undefined) return;
    this.#snapshots[user] = idleClient.transition(snapshot, event, inert.scope);
    inert.takeActions();
  }
}
