import type { Requirement } from "../requirement.ts";

/** LIFE: login, logout, restart. */
export const life: readonly Requirement[] = [
  {
    id: "PRES-LIFE-001",
    heading: "LIFE",
    statement:
      "Login/registration alone does not connect to an event stream, so it does not by itself make the user online.",
    level: "silent",
    levelNote: "silent (INFO)",
    range: { from: "seed", to: "main" },
    seed: ["implied"],
    source: "[S:mod] L10",
    observe: "login; GET(B→A)",
    timing: ["eventual"],
    timingNote: "E",
    mutants: ["login flips presence (WARN)", "login resets explicit `offline` (WARN)"],
  },
  {
    id: "PRES-LIFE-002",
    heading: "LIFE",
    statement:
      "After logout the token no longer sets presence and the stream is gone; the user eventually goes `offline`.",
    level: "must",
    levelNote: "MUST (token, r0.1.0+) / DEF (offline)",
    range: { from: "seed", to: "main" },
    seed: ["outside", "implied"],
    source: "logout.yaml r0.1.0+; STATE-004",
    observe: "logout; PUT → 401; B eventually sees offline",
    timing: ["wait"],
    timingNote: "W `T_off`",
    mutants: [
      "logged-out session keeps user online for ever",
      "logout of one session forces offline though another streams",
    ],
  },
  {
    id: "PRES-LIFE-003",
    heading: "LIFE",
    statement: "`status_msg` survives going offline/idle (per-user data) — not stated.",
    level: "silent",
    levelNote: "INFO",
    range: { from: "seed", to: "main" },
    seed: ["silent"],
    source: "module intro 0.2.0+; synapse#2245",
    observe: "record",
    timing: ["wait"],
    timingNote: "W",
    mutants: ["message of another user"],
  },
];
