import type { Requirement } from "../requirement.ts";

/** META: module obligation. */
export const meta: readonly Requirement[] = [
  {
    id: "PRES-META-001",
    heading: "META",
    statement:
      "From r0.5.0 a compliant server MUST support all modules, presence included; earlier texts only bind client profiles.",
    level: "must",
    levelNote: "MUST",
    range: { from: "r0.6", to: "main" },
    seed: ["outside"],
    source: "r0.5.0:specification/modules.rst; [main:cs] L4237",
    observe: "preflight probe (§3 AMB-12)",
    timing: ["direct"],
    timingNote: "D",
    mutants: ["endpoint answers 200 but never stores (presence disabled)"],
  },
  {
    id: "PRES-META-002",
    heading: "META",
    statement:
      "Presence information is shared with everybody sharing a room — privacy is a documented hazard, not a permission to withhold.",
    level: "declared",
    levelNote: "note",
    range: { from: "seed", to: "main" },
    seed: ["verbatim"],
    source: "[S:mod] L84-88; v1.15+ reworded ([main:mod] L71-74)",
    observe: "covered by VIS-001/002",
    timing: ["eventual"],
    timingNote: "none",
    mutants: ["server withholds presence in large rooms (INFO/WARN, MSC4495-like policy)"],
  },
];
