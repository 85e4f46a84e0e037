import type { Ambiguity } from "../ambiguity.ts";

/** Which presence a user has, and for how long. */
export const stateAmbiguities: readonly Ambiguity[] = [
  {
    id: "AMB-03",
    title: "set_presence=offline",
    where: "[main:sync], `set_presence`",
    readings: [
      "The request says nothing of presence: the user stays as they are.",
      "It makes the user `offline`.",
    ],
    handling:
      "FAIL only when the user becomes online. Keeping the state and going offline are both accepted and recorded.",
    proposal: "`offline` leaves the presence of the user as it is.",
    discussion: "matrix-spec#1609",
    requirements: ["PRES-SYNC-003"],
  },
  {
    id: "AMB-12",
    title: "presence switched off",
    where: "[main:mod], no word of it",
    readings: [
      "Requests are taken and nothing comes of them.",
      "Requests are refused.",
      "A server with the module cannot switch it off.",
    ],
    handling:
      "Probe first: PUT online, GET, one observer. When presence is dead: one finding, everything else skipped.",
    proposal:
      "A server that has switched presence off says so among its capabilities and refuses PUT with 403.",
    discussion: "MSC1862",
    requirements: ["PRES-META-001"],
  },
  {
    id: "AMB-13",
    title: "status_msg left out",
    where: "[main:api], `status_msg`",
    readings: ["The message stays as it is.", "The message is removed."],
    handling: "Keeping and clearing are both accepted; a probe learns which, and the model follows it.",
    proposal: "A PUT replaces the presence as a whole: without `status_msg` there is none.",
    requirements: ["PRES-PUT-016"],
  },
  {
    id: "AMB-15",
    title: "hidden",
    where: "[S:ev], which has the value; [S:api], which has not",
    readings: [
      "`hidden` is a presence that a client may set, and looks like `offline`.",
      "It is none, and refused.",
    ],
    handling: "A 4xx is accepted; 200 is INFO, and the user is then offline to others.",
    proposal: "None: the value is gone with r0.2.0.",
    requirements: ["PRES-STATE-009"],
  },
  {
    id: "AMB-18",
    title: "merging devices",
    where: "[main:mod] L12-14",
    readings: ["The most available of all devices counts.", "The newest word of any device counts."],
    handling: "FAIL-grade tests use one session for each subject; several sessions are INFO or WARN.",
    proposal:
      "The presence of a user is that of the most available device; a PUT is the word of the device that sends it.",
    requirements: ["PRES-STATE-010", "PRES-STATE-011"],
  },
  {
    id: "AMB-19",
    title: "PUT without an open stream",
    where: "[S:mod] L10-15",
    readings: [
      "A presence that was put holds until another is put.",
      "It holds while a stream is open, and for some time after.",
    ],
    handling: "Read the result soon after the PUT; a later fall to offline is a legal transition.",
    proposal:
      "A presence that was put holds until the timer has fired with which users become `offline` who have no stream open.",
    requirements: ["PRES-STATE-002", "PRES-STATE-004"],
  },
  {
    id: "AMB-20",
    title: "PUT against a default sync",
    where: "[main:sync], `set_presence`, and [main:api]",
    readings: [
      "A stream without `set_presence` makes the user `online` each time, whatever was put before.",
      "It does so unless something else was put.",
    ],
    handling:
      "The subject streams with the matching set_presence or not at all; on /events the model expects online.",
    proposal:
      "A stream without `set_presence` keeps what the device has put, and sets `online` if it has put nothing.",
    requirements: ["PRES-SYNC-002", "PRES-V1-005"],
  },
];
