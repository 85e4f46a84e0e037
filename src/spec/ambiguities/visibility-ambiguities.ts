import type { Ambiguity } from "../ambiguity.ts";

/** Who is told of whom, and when. */
export const visibilityAmbiguities: readonly Ambiguity[] = [
  {
    id: "AMB-05",
    title: "contents of an initial sync",
    where: "[main:sync], `presence`, and [S:sync]",
    readings: [
      "A first answer holds the presence of everybody who shares a room.",
      "It holds that of those who are not `offline`.",
      "It may hold none: presence begins with the first change.",
    ],
    handling:
      "/initialSync: the key is required, online co-members belong in it. /sync: WARN when they are missing. Offline users: INFO.",
    proposal:
      "A first answer holds the presence of everybody whom the user may see and who is not `offline`.",
    discussion: "matrix-spec#1374",
    requirements: ["PRES-V1-001", "PRES-SYNC-009", "PRES-SYNC-010", "PRES-VIS-004"],
  },
  {
    id: "AMB-06",
    title: "accepting a presence invitation",
    where: "[S:intro] L380-382",
    readings: [
      "Who is invited to a presence list has to accept, through something that was never specified.",
      "The server accepts for them.",
    ],
    handling:
      "No endpoint accepts. Probe for automatic acceptance; without it, what needs acceptance is inconclusive.",
    proposal: "None: presence lists were removed with r0.5.0.",
    requirements: ["PRES-LIST-002", "PRES-LIST-005", "PRES-LIST-006"],
  },
  {
    id: "AMB-07",
    title: "GET by a stranger",
    where: "[main:api], the answers 403 and 404",
    readings: [
      "A stranger is refused, with 403 or with 404.",
      "A stranger is told `offline`, whatever is the case.",
      "Nothing says that a server has to refuse: a stranger may be told.",
    ],
    handling:
      "403 and 404 are accepted. 200 with nothing but offline is INFO; 200 with the real state WARN, FAIL in seed-strict. A leak through the stream is FAIL.",
    proposal:
      "A server answers 403 where the caller shares no room with the user, also when the user does not exist.",
    requirements: ["PRES-GET-007", "PRES-GET-008", "PRES-GET-010", "PRES-PROP-002"],
  },
  {
    id: "AMB-08",
    title: '"interested parties"',
    where: '[R5:ev] and [main:mod], "interested parties"',
    readings: [
      "All who share a room with the user are told.",
      "The server chooses who of them is interested.",
    ],
    handling:
      "Withholding from some co-members is FAIL until r0.4.0 and WARN later, unless it is withheld from everybody.",
    proposal:
      "A server sends presence to all who share a room with the user; what it may withhold is listed.",
    discussion: "matrix-spec#1315",
    requirements: ["PRES-PROP-001", "PRES-VIS-002", "PRES-META-001"],
  },
  {
    id: "AMB-09",
    title: "public rooms",
    where: "[main:mod], public rooms (from v1.15)",
    readings: [
      "Whoever could join a room of the user may read their presence.",
      "Only whoever has joined one may.",
    ],
    handling: "Whether a public join rule alone grants GET is open: both accepted, INFO.",
    proposal:
      "Who may read presence has joined a room of the user; that a public room is easily joined is a warning to users.",
    requirements: ["PRES-GET-010", "PRES-VIS-003"],
  },
  {
    id: "AMB-10",
    title: "own presence in the own stream",
    where: '[main:sync], "other users"',
    readings: [
      "The stream of a user holds the presence of others only.",
      "It echoes their own, which keeps several devices alike.",
    ],
    handling: "Presence or absence of the echo is ignored; an echo has to be right.",
    proposal: "A stream holds the user's own presence too.",
    discussion: "matrix-spec#589",
    requirements: ["PRES-PROP-009"],
  },
  {
    id: "AMB-22",
    title: "latency of propagation",
    where: "[S:draft] L18-20 and L84-88, not normative",
    readings: ["News are to be told at once.", "They may take as long as the server likes."],
    handling: "Deadlines are settings; latency is reported; slow is not FAIL below the hard limit.",
    proposal: "On one homeserver news arrive within seconds; a server may merge what changes faster.",
    requirements: ["PRES-PROP-001", "PRES-PROP-003"],
  },
  {
    id: "AMB-28",
    title: "invited users",
    where: '[main:mod], "share a room membership"',
    readings: ["Who is invited shares the room.", "Who is invited does not, until they have joined."],
    handling: "Whether an invitation shares membership is open: WARN or INFO, never FAIL.",
    proposal: "Only users who have joined the same room see each other.",
    requirements: ["PRES-VIS-009"],
  },
];
