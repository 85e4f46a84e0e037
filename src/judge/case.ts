import type { Exchange, ScenarioRecord, UserId } from "../history/history.ts";
import type { Policy } from "../model/policy.ts";
import type { Profile } from "../spec/profile.ts";
import type { Ledger } from "./ledger.ts";
import type { Tolerances } from "./tolerances.ts";
import type { Fact, FactName } from "./verdict.ts";

/** One scenario of a history with all that its judgement may rest on. Scenarios share no users, so each is judged alone. */
export interface Case {
  readonly scenario: ScenarioRecord;
  /** In the order of sending. */
  readonly exchanges: readonly Exchange[];
  readonly profile: Profile;
  readonly tolerances: Tolerances;
  /** For what crosses from one homeserver to another. */
  readonly across: Tolerances;
  /** The server's policies that are still possible. */
  readonly policies: readonly Policy[];
  readonly facts: ReadonlyMap<FactName, Fact>;
  readonly users: ReadonlySet<UserId>;
  readonly ledger: Ledger;
}

/** Whether the request was answered with a success. */
export function succeeded(exchange: Exchange): boolean {
  return (
    exchange.outcome === "answered" &&
    exchange.status !== undefined &&
    exchange.status >= 200 &&
    exchange.status < 300
  );
}

/** Whether nobody knows if the request was carried out: no answer came, or one that a gateway may have made. */
export function isUnclear({ outcome, status }: Exchange): boolean {
  return outcome === "aborted" || outcome === "lost" || (status ?? 0) >= 500;
}

/** Whether the request was answered with a refusal of the client's making; 429 is none. */
export function wasRefused(exchange: Exchange): boolean {
  const { status } = exchange;
  return (
    exchange.outcome === "answered" && status !== undefined && status >= 400 && status < 500 && status !== 429
  );
}

/** The answer as an object; an empty one if it was anything else. */
export function objectBody(exchange: Exchange): Readonly<Record<string, unknown>> {
  const { body } = exchange;
  return typeof body === "object" && body !== null && !Array.isArray(body)
    ? (body as Record<string, unknown>)
    : {};
}

/** A value for evidence: compact JSON. */
export function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

/** Who is meant, by role where the user has one. */
export function roleOf(judged: Case, user: UserId | null): string {
  if (user === null) return "nobody";
  if (isFence(judged, user)) return "the fence";
  const role = Object.entries(judged.scenario.cast).find(([, id]) => id === user)?.[0];
  return role ?? user;
}

/** The users whose changes only prove that time has passed: one on each homeserver that the roles live on. */
export function fencesOf({ fence, otherFences = [] }: ScenarioRecord): readonly UserId[] {
  return fence === undefined ? [] : [fence, ...otherFences];
}

export function isFence({ scenario }: Pick<Case, "scenario">, user: UserId): boolean {
  return fencesOf(scenario).includes(user);
}
