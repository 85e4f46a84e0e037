import type { Profile } from "../spec/profile.ts";
import type { RequirementId } from "../spec/requirement.ts";
import { badRequest, notJson, type Refusal } from "./refusal.ts";

/** Which token a faulty request carries. `loggedOut`: of a session that was logged out just before. */
export type FaultCredentials = "own" | "none" | "garbage" | "loggedOut";

/**
 * One way in which a request is wrong: everything else about it is right, so that the refusal has one reason (AMB-24).
 * `{user}` is the sender, `{other}` the user aimed at, `{stranger}` a user id that nobody has, `{elsewhere}` a room
 * that exists and that the sender is not in; `{prefix}` the profile's path prefix.
 */
export interface FaultyRequest {
  /** What is wrong, in a few words. */
  readonly title: string;
  /** What an acceptance, or a refusal of the wrong kind, breaks. */
  readonly requirement: RequirementId;
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  readonly path: string;
  /** The body: `json` as a value, `text` as it stands. */
  readonly body?: { readonly json: unknown } | { readonly text: string };
  readonly credentials: FaultCredentials;
  /** Whether it names another user, who has to be in the scenario. */
  readonly aimsAtOther: boolean;
  readonly refusal: Refusal;
  /** In which profiles the request has to be refused. */
  readonly holdsIn: (profile: Profile) => boolean;
}

/** The path of the sender's own status. */
export const STATUS = "{prefix}/presence/{user}/status";

/** A faulty request with what most of them have in common left out. */
export type FaultRow = Omit<FaultyRequest, Common> & Partial<Pick<FaultyRequest, Common>>;

type Common = "credentials" | "aimsAtOther" | "holdsIn";

/** A PUT of the sender's own status whose body is JSON. */
export const put = (title: string, requirement: RequirementId, body: unknown): FaultRow => ({
  title,
  requirement,
  method: "PUT",
  path: STATUS,
  body: { json: body },
  refusal: badRequest,
});

/** A PUT of the sender's own status whose body is sent as it stands. */
export const putText = (title: string, requirement: RequirementId, text: string): FaultRow => ({
  title,
  requirement,
  method: "PUT",
  path: STATUS,
  body: { text },
  refusal: notJson,
});
