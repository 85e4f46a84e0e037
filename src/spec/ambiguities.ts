import type { RequirementId } from "./requirement.ts";

/** A place where the specification is silent or contradicts itself, and what a fair harness does about it. */
export interface Ambiguity {
  readonly id: `AMB-${string}`;
  readonly title: string;
  readonly handling: string;
  readonly requirements: readonly RequirementId[];
}

/** Section 3 of the catalogue: the 31 places where two fair readers may differ. */
export const AMBIGUITIES: readonly Ambiguity[] = [
  {
    id: "AMB-01",
    title: "last active on PUT",
    handling:
      "Lowering: module text at WARN in the seed and until r0.1.0, FAIL only in seed-strict, either later. The same level again: either.",
    requirements: ["PRES-PUT-012", "PRES-LAA-003", "PRES-LAA-004", "PRES-LAA-005"],
  },
  {
    id: "AMB-02",
    title: "profile change as m.presence",
    handling:
      "Absence is WARN until r0.1.0 and INFO later. The content rules of an event that is sent are FAIL.",
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
    id: "AMB-03",
    title: "set_presence=offline",
    handling:
      "FAIL only when the user becomes online. Keeping the state and going offline are both accepted and recorded.",
    requirements: ["PRES-SYNC-003"],
  },
  {
    id: "AMB-04",
    title: "activity while explicitly offline",
    handling:
      "Staying offline and going online are both accepted and recorded; never FAIL after PUT offline.",
    requirements: ["PRES-IDLE-005", "PRES-IDLE-006"],
  },
  {
    id: "AMB-05",
    title: "contents of an initial sync",
    handling:
      "/initialSync: the key is required, online co-members belong in it. /sync: WARN when they are missing. Offline users: INFO.",
    requirements: ["PRES-V1-001", "PRES-SYNC-009", "PRES-SYNC-010", "PRES-VIS-004"],
  },
  {
    id: "AMB-06",
    title: "accepting a presence invitation",
    handling:
      "No endpoint accepts. Probe for automatic acceptance; without it, what needs acceptance is inconclusive.",
    requirements: ["PRES-LIST-002", "PRES-LIST-005", "PRES-LIST-006"],
  },
  {
    id: "AMB-07",
    title: "GET by a stranger",
    handling:
      "403 and 404 are accepted. 200 with nothing but offline is INFO; 200 with the real state WARN, FAIL in seed-strict. A leak through the stream is FAIL.",
    requirements: ["PRES-GET-007", "PRES-GET-008", "PRES-GET-010", "PRES-PROP-002"],
  },
  {
    id: "AMB-08",
    title: '"interested parties"',
    handling:
      "Withholding from some co-members is FAIL until r0.4.0 and WARN later, unless it is withheld from everybody.",
    requirements: ["PRES-PROP-001", "PRES-VIS-002", "PRES-META-001"],
  },
  {
    id: "AMB-09",
    title: "public rooms",
    handling: "Whether a public join rule alone grants GET is open: both accepted, INFO.",
    requirements: ["PRES-GET-010", "PRES-VIS-003"],
  },
  {
    id: "AMB-10",
    title: "own presence in the own stream",
    handling: "Presence or absence of the echo is ignored; an echo has to be right.",
    requirements: ["PRES-PROP-009"],
  },
  {
    id: "AMB-11",
    title: "authentication of GET",
    handling:
      "Until r0.3.0 an anonymous GET may be answered 200, 401 or 403. Positive tests always send the token.",
    requirements: ["PRES-GET-006"],
  },
  {
    id: "AMB-12",
    title: "presence switched off",
    handling:
      "Probe first: PUT online, GET, one observer. When presence is dead: one finding, everything else skipped.",
    requirements: ["PRES-META-001"],
  },
  {
    id: "AMB-13",
    title: "status_msg left out",
    handling: "Keeping and clearing are both accepted; a probe learns which, and the model follows it.",
    requirements: ["PRES-PUT-016"],
  },
  {
    id: "AMB-14",
    title: "status_msg in events",
    handling: "Absence is INFO until r0.4.0, FAIL from r0.5.0 once propagation had its time.",
    requirements: ["PRES-EVT-009", "PRES-PROP-006"],
  },
  {
    id: "AMB-15",
    title: "hidden",
    handling: "A 4xx is accepted; 200 is INFO, and the user is then offline to others.",
    requirements: ["PRES-STATE-009"],
  },
  {
    id: "AMB-16",
    title: "event_id required",
    handling: "Never FAIL.",
    requirements: ["PRES-EVT-006"],
  },
  {
    id: "AMB-17",
    title: "where an event names its subject",
    handling: "Read sender, else content.user_id. FAIL when neither is there.",
    requirements: ["PRES-EVT-003", "PRES-EVT-004", "PRES-EVT-005"],
  },
  {
    id: "AMB-18",
    title: "merging devices",
    handling: "FAIL-grade tests use one session for each subject; several sessions are INFO or WARN.",
    requirements: ["PRES-STATE-010", "PRES-STATE-011"],
  },
  {
    id: "AMB-19",
    title: "PUT without an open stream",
    handling: "Read the result soon after the PUT; a later fall to offline is a legal transition.",
    requirements: ["PRES-STATE-002", "PRES-STATE-004"],
  },
  {
    id: "AMB-20",
    title: "PUT against a default sync",
    handling:
      "The subject streams with the matching set_presence or not at all; on /events the model expects online.",
    requirements: ["PRES-SYNC-002", "PRES-V1-005"],
  },
  {
    id: "AMB-21",
    title: "polling as activity",
    handling: "WARN in the seed, INFO later.",
    requirements: ["PRES-LAA-007"],
  },
  {
    id: "AMB-22",
    title: "latency of propagation",
    handling: "Deadlines are settings; latency is reported; slow is not FAIL below the hard limit.",
    requirements: ["PRES-PROP-001", "PRES-PROP-003"],
  },
  {
    id: "AMB-23",
    title: "granularity of last_active_ago",
    handling: "Strict first; on a mismatch once more with a longer wait. A pass on retry is WARN.",
    requirements: ["PRES-LAA-001", "PRES-LAA-002"],
  },
  {
    id: "AMB-24",
    title: "several faults at once",
    handling: "Which error comes first is open: one fault at a time.",
    requirements: ["PRES-PUT-002", "PRES-PUT-005", "PRES-PUT-009"],
  },
  {
    id: "AMB-25",
    title: "status of refusals",
    handling: "Any 4xx with an error body passes; the preferred codes are INFO.",
    requirements: ["PRES-PUT-004", "PRES-PUT-006", "PRES-PUT-008"],
  },
  {
    id: "AMB-26",
    title: "401 or 403 for tokens on v1",
    handling: "Both are accepted on the v1 prefix; the errcode decides.",
    requirements: ["PRES-PUT-002", "PRES-PUT-003", "PRES-ERR-002"],
  },
  {
    id: "AMB-27",
    title: "the key error",
    handling: "A missing error key is WARN.",
    requirements: ["PRES-ERR-001"],
  },
  {
    id: "AMB-28",
    title: "invited users",
    handling: "Whether an invitation shares membership is open: WARN or INFO, never FAIL.",
    requirements: ["PRES-VIS-009"],
  },
  {
    id: "AMB-29",
    title: "last_active_ago absent",
    handling: "Tests that need it are inconclusive; WARN when an active user never has it.",
    requirements: ["PRES-GET-003", "PRES-EVT-007", "PRES-LAA-001"],
  },
  {
    id: "AMB-30",
    title: "currently_active absent",
    handling: "Its rules are inconclusive when it never occurs; continuous updates are then allowed.",
    requirements: ["PRES-CA-001", "PRES-CA-002", "PRES-CA-003", "PRES-CA-004"],
  },
  {
    id: "AMB-31",
    title: "which events are a message",
    handling: "FAIL-grade only with m.room.message; every other event is INFO.",
    requirements: ["PRES-LAA-002", "PRES-LAA-010"],
  },
];

/** The ambiguities that touch a requirement. */
export function ambiguitiesOf(id: RequirementId): readonly Ambiguity[] {
  return AMBIGUITIES.filter(({ requirements }) => requirements.includes(id));
}
