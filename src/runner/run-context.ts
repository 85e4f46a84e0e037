import type { HistoryWriter } from "../history/history-writer.ts";
import type { Redactor } from "../history/redaction.ts";
import type { Profile } from "../spec/profile.ts";
import type { Homeserver } from "../targets/homeserver.ts";
import type { Clock } from "../time/clock.ts";
import type { HttpClient } from "./http-client.ts";
import type { Limits } from "./limits.ts";
import type { AccountPool } from "./users/account-pool.ts";
import type { Patience } from "./patience.ts";
import type { Turns } from "./turns.ts";

/** What all scenarios of a run share. */
export interface RunContext {
  readonly client: HttpClient;
  /** Where the roles live; several federate. */
  readonly homeservers: readonly [Homeserver, ...Homeserver[]];
  /** The accounts that its owner gave, where they are to be used. */
  readonly accounts: AccountPool;
  readonly clock: Clock;
  /** Virtual time: waiting costs nothing, and the client's own timers can be let pass. */
  readonly timeIsFree: boolean;
  readonly profile: Profile;
  readonly limits: Limits;
  readonly patience: Patience;
  /** For what has to cross from one homeserver to another. */
  readonly patienceAcross: Patience;
  readonly writer: HistoryWriter;
  readonly redactor: Redactor;
  /** Keeps the accounts of two runs on one server apart. */
  readonly runId: string;
  /** @param name of the account */
  readonly newPassword: (name: string) => string;
  /** Sets scenarios up, a few at a time: registering is what costs a server most. */
  readonly settingUp: Turns;
  /** Aborted when the run has to end. */
  readonly signal: AbortSignal;
}
