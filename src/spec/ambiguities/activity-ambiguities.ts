import type { Ambiguity } from "../ambiguity.ts";

/** What counts as activity, and how its age is told. */
export const activityAmbiguities: readonly Ambiguity[] = [
  {
    id: "AMB-01",
    title: "last active on PUT",
    where: "[S:api] L24-27 against [S:mod] L70-80 and [R2:mod] L69-71",
    readings: [
      "Every PUT sets the last active time, whichever presence it sets (the description of PUT).",
      "Only a change to a higher availability does (the module, until r0.1.0).",
      "Only a change to `online` does (the module, from r0.2.0).",
    ],
    handling:
      "Lowering: module text at WARN in the seed and until r0.1.0, FAIL only in seed-strict, either later. The same level again: either.",
    proposal:
      "A PUT counts as activity if it sets `online`, and not otherwise; the description of PUT and the module say the same.",
    requirements: ["PRES-PUT-012", "PRES-LAA-003", "PRES-LAA-004", "PRES-LAA-005"],
  },
  {
    id: "AMB-04",
    title: "activity while explicitly offline",
    where: "[main:mod] L24-25 against L65-67",
    readings: [
      "Any activity sets the user `online`, whatever they asked for.",
      "`offline` that was asked for holds until the user asks for something else.",
    ],
    handling:
      "Staying offline and going online are both accepted and recorded; never FAIL after PUT offline.",
    proposal:
      "Activity revives a user whom a timer has made `unavailable` or `offline`, and nobody who asked to be `offline`.",
    requirements: ["PRES-IDLE-005", "PRES-IDLE-006"],
  },
  {
    id: "AMB-21",
    title: "polling as activity",
    where: "[S:intro] L366-368; later texts are silent",
    readings: [
      "A client that only waits for news does nothing: its age grows.",
      "Each request is a sign of life.",
    ],
    handling: "WARN in the seed, INFO later.",
    proposal: "A request for news does not count as activity.",
    requirements: ["PRES-LAA-007"],
  },
  {
    id: "AMB-23",
    title: "granularity of last_active_ago",
    where: "[main:api], `last_active_ago`",
    readings: [
      "The age is exact to the millisecond.",
      "A server may count activity in steps, of a minute for example.",
    ],
    handling: "Strict first; on a mismatch once more with a longer wait. A pass on retry is WARN.",
    proposal: "The age may be too large by up to a minute.",
    requirements: ["PRES-LAA-001", "PRES-LAA-002"],
  },
  {
    id: "AMB-29",
    title: "last_active_ago absent",
    where: "[main:ev] and [main:api], `required`",
    readings: ["The age is always there for who was ever active.", "It may be left out."],
    handling: "Tests that need it are inconclusive; WARN when an active user never has it.",
    proposal: "`last_active_ago` is required unless the user was never active.",
    requirements: ["PRES-GET-003", "PRES-EVT-007", "PRES-LAA-001"],
  },
  {
    id: "AMB-30",
    title: "currently_active absent",
    where: "[R2:mod] L75",
    readings: [
      "A server says of who is `online` whether they are active just now.",
      "It may leave that out, and then tells each activity.",
    ],
    handling: "Its rules are inconclusive when it never occurs; continuous updates are then allowed.",
    proposal: "A server that leaves `currently_active` out tells no activity in between either.",
    requirements: ["PRES-CA-001", "PRES-CA-002", "PRES-CA-003", "PRES-CA-004"],
  },
  {
    id: "AMB-31",
    title: "which events are a message",
    where: '[main:mod], "sending a message to a room"',
    readings: [
      "Only `m.room.message` is a message.",
      "Whatever a person sends is: encrypted events, reactions, changes of state.",
    ],
    handling: "FAIL-grade only with m.room.message; every other event is INFO.",
    proposal:
      "Each event that a client sends to a timeline counts, encrypted ones among them; typing and receipts do not.",
    requirements: ["PRES-LAA-002", "PRES-LAA-010"],
  },
];
