import type { Severity } from "./profile.ts";
import type { ProfileId, RequirementId } from "./requirement.ts";

/** A severity that the level alone does not give, and why. */
export interface SeverityOverride {
  /** The severity from this profile on, until the next one named. */
  readonly from: Readonly<Partial<Record<ProfileId, Severity>>>;
  readonly because: string;
}

/**
 * Where the severity of a violation differs from what the level says: the catalogue's table of rows that differ,
 * its ambiguities (AMB-..), and the verdict words of its rows. Where the text is silent, the violation is only the
 * outcome that the row names as wrong; the outcomes it leaves free are no violation.
 */
export const SEVERITY_OVERRIDES: Readonly<Partial<Record<RequirementId, SeverityOverride>>> = {
  "PRES-STATE-009": {
    from: { seed: "warn" },
    because:
      "schemas contradict each other (AMB-15): a refusal or `offline to others` are fair, the value shown to viewers is not",
  },
  "PRES-STATE-011": { from: { seed: "warn" }, because: "the merge rule is not specified (AMB-18)" },
  "PRES-STATE-012": { from: { seed: "warn" }, because: "follows only from the definition of offline" },
  "PRES-PUT-016": {
    from: { seed: "fail" },
    because: "keeping or clearing the old message is free; showing a third one is not",
  },
  "PRES-PUT-017": { from: { seed: "warn" }, because: "an empty string is valid, its meaning is not stated" },
  "PRES-PUT-018": {
    from: { seed: "fail" },
    because: "ignoring or refusing unknown keys is free; taking over `last_active_ago` or `user_id` is not",
  },
  "PRES-GET-002": {
    from: { seed: "warn", "r0.2-r0.3": "fail" },
    because: "no list of required keys before r0.2.0",
  },
  "PRES-GET-006": {
    from: { seed: "observed", "seed-strict": "warn", "v0.2-r0.1": "observed", "r0.4": "fail" },
    because: "no authentication declared before r0.4.0 (AMB-11)",
  },
  "PRES-GET-007": { from: { seed: "warn" }, because: "the 404 is declared, but its three causes leave room" },
  "PRES-GET-008": { from: { seed: "observed", "r0.4": "fail" }, because: "403 is declared from r0.4.0" },
  "PRES-GET-010": {
    from: { seed: "warn", "seed-strict": "fail", "v0.2-r0.1": "warn" },
    because: "no sentence says that the server must refuse a stranger (AMB-07)",
  },
  "PRES-EVT-004": {
    from: { "v0.2-r0.1": "observed", "r0.4": "fail" },
    because: "`sender` is in the schema from r0.4.0",
  },
  "PRES-EVT-006": {
    from: { seed: "warn" },
    because: "in the schema, but in no example and on no server (AMB-16); only a reused id harms clients",
  },
  "PRES-EVT-009": {
    from: { seed: "observed", "seed-strict": "warn", "v0.2-r0.1": "observed", "r0.6": "fail" },
    because: "the event has `status_msg` from r0.5.0 (AMB-14)",
  },
  "PRES-EVT-012": {
    from: { seed: "observed", "r0.2-r0.3": "fail" },
    because: "the sentence appears in r0.2.0",
  },
  "PRES-PROP-001": {
    from: { seed: "fail", "r0.6": "warn" },
    because: '"interested parties" from r0.5.0 (AMB-08); withheld from everybody is PRES-META-001',
  },
  "PRES-PROP-006": {
    from: { seed: "observed", "seed-strict": "warn", "v0.2-r0.1": "observed", "r0.6": "warn" },
    because: "only implied, and the event lacks the key before r0.5.0 (AMB-14)",
  },
  "PRES-PROP-009": {
    from: { seed: "fail" },
    because: "an echo to the subject is free (AMB-10); a wrong echo is not",
  },
  "PRES-PROP-007": {
    from: { seed: "warn" },
    because: "one event too many is free; to send again and again what has not changed is no increment",
  },
  "PRES-PROP-008": {
    from: { seed: "warn" },
    because: "presence is outside rooms: a copy for each room that is shared tells nothing",
  },
  "PRES-SYNC-006": {
    from: { "v0.2-r0.1": "fail" },
    because: "an error or ignoring are free; an invalid value that others see is not",
  },
  "PRES-SYNC-007": { from: { "v0.2-r0.1": "warn" }, because: "follows only from status being per user" },
  "PRES-SYNC-009": { from: { "v0.2-r0.1": "warn" }, because: "front-loading is not stated (AMB-05)" },
  "PRES-SYNC-010": {
    from: { "v0.2-r0.1": "warn" },
    because: "offline users may be left out; others should not be",
  },
  "PRES-V1-001": { from: { seed: "fail", "r0.2-r0.3": "observed" }, because: "deprecated from r0.0.1" },
  "PRES-V1-002": { from: { seed: "fail", "r0.2-r0.3": "observed" }, because: "deprecated from r0.0.1" },
  "PRES-V1-004": { from: { seed: "fail", "r0.2-r0.3": "observed" }, because: "deprecated from r0.0.1" },
  "PRES-V1-005": { from: { seed: "fail", "r0.2-r0.3": "observed" }, because: "deprecated from r0.0.1" },
  "PRES-V1-006": {
    from: { seed: "warn" },
    because: "adding presence to a room's own initialSync is free; the presence of strangers there is a leak",
  },
  "PRES-LAA-004": {
    from: { seed: "warn", "seed-strict": "fail", "v0.2-r0.1": "warn", "r0.2-r0.3": "observed" },
    because: "the module and the PUT description contradict each other (AMB-01)",
  },
  "PRES-LAA-007": {
    from: { seed: "warn", "v0.2-r0.1": "observed" },
    because: "companion text of the seed only (AMB-21)",
  },
  "PRES-LAA-005": {
    from: { seed: "fail" },
    because: "counting the same level or not is free; a time that counts from neither is not",
  },
  "PRES-LAA-009": { from: { seed: "warn" }, because: "that a refused action is none is only implied" },
  "PRES-LAA-010": {
    from: { seed: "warn", "v0.2-r0.1": "observed" },
    because: "companion text of the seed only (AMB-31)",
  },
  "PRES-LAA-012": { from: { seed: "warn" }, because: "0 would claim activity that did not happen" },
  "PRES-IDLE-001": {
    from: { seed: "fail" },
    because: "the SHOULD binds clients; what binds the server is to take and pass on both writes",
  },
  "PRES-IDLE-003": {
    from: { seed: "warn" },
    because: "idling by the server is tolerated; idling an active user, or overriding free_for_chat, is not",
  },
  "PRES-IDLE-006": {
    from: { "r0.2-r0.3": "warn" },
    because:
      "to stay `offline` or to come back are both free (AMB-04); a third state or another message is not",
  },
  "PRES-LIST-007": { from: { seed: "warn" }, because: "follows only from the effect of `drop`" },
  "PRES-LIST-010": {
    from: { seed: "warn" },
    because: "no authentication is declared; a stranger reading the list is a leak",
  },
  "PRES-LIST-012": {
    from: { seed: "warn" },
    because: "refusing such a change is free; failing at it, or listing a member twice, is not",
  },
  "PRES-PROF-001": {
    from: { seed: "warn", "seed-strict": "fail", "v0.2-r0.1": "warn", "r0.2-r0.3": "observed" },
    because: "SHOULD until r0.1.0, then removed from the module (AMB-02)",
  },
  "PRES-PROF-002": {
    from: { seed: "warn", "seed-strict": "fail", "v0.2-r0.1": "warn", "r0.2-r0.3": "observed" },
    because: "SHOULD until r0.1.0, then removed from the module (AMB-02)",
  },
  "PRES-PROF-004": {
    from: { seed: "fail" },
    because: 'a lower-case "should", but the content rules bind every event that is sent (AMB-02)',
  },
  "PRES-PROF-009": {
    from: { seed: "warn", "seed-strict": "fail", "v0.2-r0.1": "warn", "r0.2-r0.3": "observed" },
    because: "SHOULD until r0.1.0, then removed from the module (AMB-02)",
  },
  "PRES-PROF-010": {
    from: { seed: "fail" },
    because: "propagating or not is free; making the user appear online is not",
  },
  "PRES-PROF-011": {
    from: { seed: "warn" },
    because: "what it brings to observers is free; moving the user's presence is not",
  },
  "PRES-VIS-002": {
    from: { seed: "fail", "r0.6": "warn" },
    because: '"interested parties" from r0.5.0 (AMB-08)',
  },
  "PRES-VIS-004": {
    from: { seed: "warn" },
    because: 'not stated; follows from "interested parties" (AMB-05)',
  },
  "PRES-VIS-009": {
    from: { seed: "warn" },
    because: "not stated whether an invitation shares membership (AMB-28)",
  },
  "PRES-VIS-011": { from: { seed: "warn" }, because: "not stated; replaying past states harms privacy" },
  "PRES-VIS-013": { from: { seed: "warn" }, because: "not stated; peeking should not entitle to presence" },
  "PRES-ERR-002": {
    from: { seed: "warn", "v0.2-r0.1": "fail" },
    because: "the seed states 401 for another version of the API only (AMB-26)",
  },
  "PRES-ERR-003": {
    from: { seed: "observed", v1: "warn", "v1-latest": "fail" },
    because: "stated from v1.6, inside the v1 profile",
  },
  "PRES-LIFE-001": {
    from: { seed: "warn" },
    because: "connecting is what makes a user online; a login is not a connection",
  },
  "PRES-LIFE-002": {
    from: { seed: "observed", "v0.2-r0.1": "warn", "r0.2-r0.3": "fail" },
    because: "logout is documented from r0.1.0",
  },
  "PRES-LIFE-003": {
    from: { seed: "fail" },
    because: "keeping or losing the message is free; showing another user's is not",
  },
  "PRES-FED-005": {
    from: { v1: "warn", "v1-latest": "fail" },
    because: "stated from v1.13, inside the v1 profile",
  },
  "PRES-META-002": {
    from: { seed: "warn" },
    because: "a note on privacy; withholding itself is judged by PRES-PROP-001",
  },
};
