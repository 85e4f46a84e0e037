import type { Requirement } from "../requirement.ts";

/** CA: currently_active (r0.2.0+). */
export const ca: readonly Requirement[] = [
  {
    id: "PRES-CA-001",
    heading: "CA",
    statement: "The server may include `currently_active`; when it does it is with `online`.",
    level: "declared",
    levelNote: "MAY / MUST-d (true only when online)",
    range: { from: "r0.2-r0.3", to: "main" },
    seed: ["outside"],
    source: "[R2:mod] L75-76; [main:mod] L46-48",
    observe: "every GET/event: `currently_active:true` ⇒ presence `online`",
    timing: ["direct"],
    timingNote: "D",
    mutants: ["`true` together with `unavailable` or `offline`"],
  },
  {
    id: "PRES-CA-002",
    heading: "CA",
    statement:
      "After sending `currently_active:true`, the server sends no further last-active-only update until one with `false` or with a state other than `online`.",
    level: "declared",
    levelNote: "MUST-d (“will not”)",
    range: { from: "r0.2-r0.3", to: "main" },
    seed: ["outside"],
    source: "[R2:mod] L76-79; [main:mod] L48-51",
    observe:
      "A sends messages every few seconds for 30–60 s; B gets no further event for A with same state/status/profile",
    timing: ["wait", "negative"],
    timingNote: "W+N 60 s",
    mutants: ["event per message (presence spam)"],
  },
  {
    id: "PRES-CA-003",
    heading: "CA",
    statement:
      "When activity lapses, an update with `currently_active:false` (or another state) ends the period.",
    level: "declared",
    levelNote: "MUST-d",
    range: { from: "r0.2-r0.3", to: "main" },
    seed: ["outside"],
    source: "as above",
    observe: "A goes quiet but stays connected; B eventually gets false / unavailable",
    timing: ["wait"],
    timingNote: "W: ≤ `T_idle`+90 s (Synapse 60 s granularity)",
    mutants: ["stays `true` for ever"],
  },
  {
    id: "PRES-CA-004",
    heading: "CA",
    statement: "`currently_active` does not disable last-active tracking.",
    level: "declared",
    levelNote: "MUST-d",
    range: { from: "r0.2-r0.3", to: "main" },
    seed: ["outside"],
    source: "[main:mod] L55-59 → GET-013",
    observe: "GET during the period",
    timing: ["wait"],
    timingNote: "W",
    mutants: ["server stops tracking while true"],
  },
];
