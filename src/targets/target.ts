import type { Dispatcher } from "undici";
import type { DeclaredQuirks, DeclaredTimers } from "../history/history.ts";
import type { Clock } from "../time/clock.ts";
import type { Homeserver } from "./homeserver.ts";

/** A server under test, however it is reached. */
export interface Target {
  /** For people and reports, for example `embedded` or `http://127.0.0.1:8008`; never holds a secret. */
  readonly name: string;
  /** `disturbed`: in memory and in virtual time, but judged like a server that is reached by its URL. */
  readonly kind: "embedded" | "disturbed" | "url";
  /** @param signal gives up what takes its time, such as starting a server */
  open(signal?: AbortSignal): Promise<OpenTarget>;
}

/** Only an open target can be sent requests; leaving its scope stops it. */
export interface OpenTarget extends AsyncDisposable {
  readonly name: string;
  readonly kind: Target["kind"];
  /** Several federate: the roles of a scenario are spread over them. */
  readonly homeservers: readonly [Homeserver, ...Homeserver[]];
  readonly clock: Clock;
  /** How undici's requests travel. */
  readonly dispatcher: Dispatcher;
  readonly timers: DeclaredTimers;
  /** As the server's owner declares them; absent: none. */
  readonly quirks?: DeclaredQuirks;
  /**
   * A password that nobody can guess, for accounts on a server that others can reach; absent where nobody can.
   *
   * @param name of the account
   */
  newPassword?(name: string): string;
  /** Resolves with how, in a few words, if the server ends before it is stopped; absent where nobody could know. */
  readonly ended?: Promise<string>;
  /** Performs `work` while the clock runs: a virtual clock moves only in here. */
  perform<T>(work: () => Promise<T>): Promise<T>;
}
