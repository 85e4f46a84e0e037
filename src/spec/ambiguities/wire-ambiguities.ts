import type { Ambiguity } from "../ambiguity.ts";

/** What requests, answers and events look like. */
export const wireAmbiguities: readonly Ambiguity[] = [
  {
    id: "AMB-02",
    title: "profile change as m.presence",
    where: "[main:cs] L4219-4225 and [main:ev] against [R2:mod], which no longer has the section",
    readings: [
      "A changed display name or avatar is told as `m.presence` to whoever sees the user (the section on profiles, and the keys of the event).",
      "It is not: r0.2.0 removed the section that demanded it.",
    ],
    handling:
      "Absence is WARN until r0.1.0 and INFO later. The content rules of an event that is sent are FAIL.",
    proposal: "Remove the sentence from the section on profiles, and the two keys from the event.",
    requirements: [
      "PRES-PROF-001",
      "PRES-PROF-002",
      "PRES-PROF-003",
      "PRES-PROF-004",
      "PRES-PROF-008",
      "PRES-PROF-009",
    ],
  },
  {
    id: "AMB-11",
    title: "authentication of GET",
    where: "[S:api] L70-80, no security declared until r0.3.0",
    readings: [
      "Anybody may ask, with or without a token.",
      "A token is needed: without it nobody is there to whom presence could be exposed.",
    ],
    handling:
      "Until r0.3.0 an anonymous GET may be answered 200, 401 or 403. Positive tests always send the token.",
    proposal: "None: r0.4.0 declares that a token is needed.",
    requirements: ["PRES-GET-006"],
  },
  {
    id: "AMB-14",
    title: "status_msg in events",
    where: "[S:ev] and [R4:ev], which do not have the key; [R5:ev], which has",
    readings: ["The message is read by GET only.", "An event carries it as well."],
    handling: "Absence is INFO until r0.4.0, FAIL from r0.5.0 once propagation had its time.",
    proposal: "None: r0.5.0 adds the key to the event.",
    requirements: ["PRES-EVT-009", "PRES-PROP-006"],
  },
  {
    id: "AMB-16",
    title: "event_id required",
    where: "[S:ev], `required`",
    readings: ["A presence event has an `event_id`.", "It has none, as all examples show."],
    handling: "Never FAIL.",
    proposal: "None: the key is gone with r0.4.0.",
    requirements: ["PRES-EVT-006"],
  },
  {
    id: "AMB-17",
    title: "where an event names its subject",
    where: "[S:ev], [R2:ev] and [R4:ev]",
    readings: ["The user is named in `content.user_id`.", "The user is named in `sender`."],
    handling: "Read sender, else content.user_id. FAIL when neither is there.",
    proposal: "None: it is `sender` from r0.4.0 on.",
    requirements: ["PRES-EVT-003", "PRES-EVT-004", "PRES-EVT-005"],
  },
  {
    id: "AMB-24",
    title: "several faults at once",
    where: "no word of it",
    readings: [
      "Which of several faults of a request is named is up to the server.",
      "Credentials come first, then permission, then the body.",
    ],
    handling: "Which error comes first is open: one fault at a time.",
    proposal: "Credentials are checked first, then permission, then the body.",
    requirements: ["PRES-PUT-002", "PRES-PUT-005", "PRES-PUT-009"],
  },
  {
    id: "AMB-25",
    title: "status of refusals",
    where: "[main:api], which lists no answer for them",
    readings: [
      "A refusal is 403 for another's presence and 400 for a wrong value.",
      "Any 4xx with an error is a refusal.",
    ],
    handling: "Any 4xx with an error body passes; the preferred codes are INFO.",
    proposal: "PUT answers 403 `M_FORBIDDEN` for another's presence and 400 `M_BAD_JSON` for a wrong value.",
    requirements: ["PRES-PUT-004", "PRES-PUT-006", "PRES-PUT-008"],
  },
  {
    id: "AMB-26",
    title: "401 or 403 for tokens on v1",
    where: "[S:cs], which says 401 of version 2 of the API",
    readings: ["A wrong token is answered with 401 everywhere.", "On the prefix v1 it is answered with 403."],
    handling: "Both are accepted on the v1 prefix; the errcode decides.",
    proposal: "None: the prefix is gone.",
    requirements: ["PRES-PUT-002", "PRES-PUT-003", "PRES-ERR-002"],
  },
  {
    id: "AMB-27",
    title: "the key error",
    where: "[main:cs], the standard error",
    readings: ["An error has `errcode` and `error`.", "It has `errcode`; `error` may be left out."],
    handling: "A missing error key is WARN.",
    proposal: "The schema lists both keys as required.",
    requirements: ["PRES-ERR-001"],
  },
];
