import type { RequirementId } from "./requirement.ts";

/** One sentence of the seed document, in our own words, and the requirements that hold a server to it. */
export interface SeedSentence {
  /** Line numbers of the seed, for example `10-11`. */
  readonly lines: string;
  readonly content: string;
  readonly requirements: readonly RequirementId[];
  /** Requirements that the sentence gave rise to in later profiles, and that are `off` in the seed. */
  readonly laterProfiles?: readonly RequirementId[];
  /** The line is a template hole: the text is what its data files expand to. */
  readonly hole?: true;
  /** False where the sentence only gives reasons. */
  readonly normative: boolean;
}

/** The seed document sentence by sentence: the proof that nothing in it is left without a requirement. */
export const SEED_TRACE: readonly SeedSentence[] = [
  {
    lines: "4-5",
    content: "Each user has presence information: how available they are, for other clients to show.",
    requirements: ["PRES-STATE-010", "PRES-PROP-001"],
    normative: true,
  },
  {
    lines: "6-7",
    content: "It travels as an event of type m.presence, outside the context of a room.",
    requirements: ["PRES-EVT-001", "PRES-EVT-011"],
    normative: true,
  },
  {
    lines: "7-8",
    content: "The key presence holds one value of an enumeration.",
    requirements: ["PRES-STATE-001", "PRES-EVT-002"],
    normative: true,
  },
  {
    lines: "10-11",
    content: "online: the default state while the user is connected to an event stream.",
    requirements: ["PRES-STATE-003", "PRES-STATE-005", "PRES-V1-005"],
    laterProfiles: ["PRES-SYNC-002"],
    normative: true,
  },
  {
    lines: "12-13",
    content: "unavailable: the user cannot be reached at present, for example because they are idle.",
    requirements: ["PRES-STATE-002", "PRES-IDLE-002"],
    normative: true,
  },
  {
    lines: "14-15",
    content:
      "offline: the user is not connected to an event stream, or chooses to withhold their availability.",
    requirements: ["PRES-STATE-004", "PRES-STATE-006", "PRES-STATE-012", "PRES-PROF-010"],
    normative: true,
  },
  {
    lines: "16-17",
    content: "free_for_chat: the user is more than usually willing to talk.",
    requirements: ["PRES-STATE-007"],
    laterProfiles: ["PRES-STATE-008"],
    normative: true,
  },
  {
    lines: "22",
    content: "The schema of the m.presence event.",
    requirements: [
      "PRES-EVT-002",
      "PRES-EVT-003",
      "PRES-EVT-006",
      "PRES-EVT-007",
      "PRES-EVT-008",
      "PRES-STATE-009",
      "PRES-PROF-008",
    ],
    hole: true,
    normative: true,
  },
  {
    lines: "27",
    content: "Clients can set and read presence over HTTP.",
    requirements: ["PRES-STATE-002", "PRES-GET-011"],
    normative: true,
  },
  {
    lines: "29",
    content: "The four endpoints of the HTTP API: status and list, each to write and to read.",
    requirements: [
      ...numbered("PUT", 1, 18),
      ...numbered("GET", 1, 4),
      ...numbered("GET", 6, 7),
      "PRES-GET-010",
      ...numbered("LIST", 1, 14),
    ],
    laterProfiles: ["PRES-GET-005", "PRES-LIST-015"],
    hole: true,
    normative: true,
  },
  {
    lines: "34-41",
    content: "Clients SHOULD idle after one to five minutes: set unavailable, and online on return.",
    requirements: ["PRES-IDLE-001", "PRES-IDLE-002", "PRES-IDLE-003"],
    normative: true,
  },
  {
    lines: "49-52",
    content:
      "Changes of the profile SHOULD reach interested parties by themselves; m.presence SHOULD be one way.",
    requirements: ["PRES-PROF-001", "PRES-PROF-002", "PRES-PROF-006", "PRES-PROF-007"],
    normative: true,
  },
  {
    lines: "53-54",
    content: "That event holds the new displayname and avatar_url, and the keys of presence as well.",
    requirements: ["PRES-PROF-003", "PRES-PROF-004", "PRES-EVT-013"],
    normative: true,
  },
  {
    lines: "54-55",
    content: "It SHOULD be sent without further action, once the change has succeeded.",
    requirements: ["PRES-PROF-005", "PRES-PROF-009"],
    normative: true,
  },
  {
    lines: "57-64",
    content: "Reasons for one event with everything in it: a client can act on it at once, without flicker.",
    requirements: ["PRES-PROF-003", "PRES-PROF-004"],
    normative: false,
  },
  {
    lines: "69-70",
    content: "The server keeps the time of the last pro-active event of each user.",
    requirements: ["PRES-LAA-001", "PRES-LAA-006", "PRES-LAA-008"],
    normative: true,
  },
  {
    lines: "70-71",
    content: "Pro-active is a message to a room, or a change to a higher level of availability.",
    requirements: ["PRES-LAA-002", "PRES-LAA-003"],
    normative: true,
  },
  {
    lines: "71-77",
    content: "The levels, lowest first: offline, unavailable, online, free_for_chat.",
    requirements: ["PRES-LAA-003"],
    normative: true,
  },
  {
    lines: "79-80",
    content: "So unavailable to online counts as activity; online to unavailable does not.",
    requirements: ["PRES-LAA-003", "PRES-LAA-004"],
    normative: true,
  },
  {
    lines: "80-82",
    content: "The time is shown as last_active_ago: relative, in milliseconds.",
    requirements: ["PRES-LAA-001", "PRES-GET-003", "PRES-EVT-007"],
    normative: true,
  },
  {
    lines: "87-88",
    content: "Presence is shared with every user who shares a room with its subject.",
    requirements: [
      "PRES-VIS-001",
      "PRES-VIS-002",
      "PRES-VIS-006",
      "PRES-PROP-001",
      "PRES-GET-009",
      "PRES-META-002",
    ],
    normative: true,
  },
  {
    lines: "88",
    content: "In large public rooms that may not be wanted.",
    requirements: ["PRES-META-002"],
    normative: true,
  },
];

function numbered(heading: "PUT" | "GET" | "LIST", first: number, last: number): readonly RequirementId[] {
  return Array.from(
    { length: last - first + 1 },
    (_, index): RequirementId => `PRES-${heading}-${String(first + index).padStart(3, "0")}`,
  );
}
