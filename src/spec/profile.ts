import type { ProfileId, RequirementId } from "./requirement.ts";

/** The four presence states of the seed, lowest availability first: the order of the seed, L71-77. */
export const PRESENCE_ORDER = ["offline", "unavailable", "online", "free_for_chat"] as const;

export type Presence = (typeof PRESENCE_ORDER)[number];

/**
 * What a violation of a requirement means in a profile: `fail`, `warn` (a SHOULD, or a duty that the text only
 * implies), `observed` (the specification is silent: behaviour is recorded), or `off` (not applicable: skipped).
 */
export type Severity = "fail" | "warn" | "observed" | "off";

/** The two generations of event streams. */
export type StreamApi = "sync" | "events";

/** How requests of a profile are spelled: §2.1 of the catalogue. */
export interface TransportBinding {
  /** Prefix of presence, profile, rooms and streams, for example `/_matrix/client/v3`. */
  readonly prefix: string;
  /** Prefix of `/register`, `/login`, `/logout` where it differs. */
  readonly accountPrefix: string;
  /** How a token travels when the harness sends it. */
  readonly token: "header" | "query";
  readonly stream: StreamApi;
}

/** What differs between versions of the specification, as input to the one model. */
export interface ProfileRules {
  /** Values that PUT takes and GET reports. */
  readonly presenceValues: readonly Presence[];
  /** Values that an `m.presence` event may carry (`hidden` only ever there). */
  readonly eventPresenceValues: readonly string[];
  /** Values of `/sync?set_presence` that the profile defines; empty where there is no such parameter. */
  readonly setPresenceValues: readonly ("online" | "offline" | "unavailable")[];
  /** Where an event names its subject. */
  readonly subjectKey: "content.user_id" | "sender" | "either";
  /** What is pro-active beside a message: any rise in {@link PRESENCE_ORDER}, or only a change to `online`. */
  readonly raise: "any-rise" | "to-online";
  /** The server idles inactive users by itself. */
  readonly serverIdles: boolean;
  /** Activity makes an idle user `online`. */
  readonly activityRevives: boolean;
  readonly currentlyActive: boolean;
  readonly presenceLists: boolean;
  /** The schema of the event has `status_msg`. */
  readonly statusInEvent: boolean;
  /** GET status declares that it needs a token. */
  readonly getNeedsToken: boolean;
  /** The schema of the event demands `mxc://` of `avatar_url`: a pattern, not only prose. */
  readonly avatarIsMxc: boolean;
  /** The forms of a token that a server has to take. */
  readonly tokenForms: readonly ("header" | "query")[];
}

/** A specification version: which requirements hold, how severely, and what the wire looks like. */
export interface Profile {
  readonly id: ProfileId;
  /** The releases it covers, for people. */
  readonly covers: string;
  readonly binding: TransportBinding;
  readonly rules: ProfileRules;
  /** Total: every requirement of the catalogue has its severity. */
  readonly severity: (id: RequirementId) => Severity;
}
