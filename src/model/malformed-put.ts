import type { RequirementId } from "../spec/requirement.ts";
import { type FaultRow, put } from "./faulty-request.ts";

/** What `presence` may be; all but `valid` are wrong in every version. */
const PRESENCES = {
  valid: "unavailable",
  missing: undefined,
  null: null,
  number: 1,
  zero: 0,
  true: true,
  false: false,
  array: ["unavailable"],
  object: { presence: "unavailable" },
  empty: "",
  unknown: "away",
  capital: "Unavailable",
  padded: " unavailable",
  "with-newline": "unavailable\n",
  "cut-short": "unavail",
  numeral: "1",
  huge: "unavailable".repeat(700),
} as const;

/** What `status_msg` may be. Whether null is taken is open: beside a wrong presence it makes no difference. */
const STATUSES = {
  absent: undefined,
  text: "refused",
  null: null,
  number: 5,
  zero: 0,
  true: true,
  array: ["refused"],
  object: { text: "refused" },
  nested: [[{ text: ["refused"] }]],
} as const;

/** What else the body holds: none of it may matter. */
const EXTRAS = [{}, { "rollcall.unknown": ["?"] }, { last_active_ago: 4_000_000 }] as const;

type PresenceCell = keyof typeof PRESENCES;
type StatusCell = keyof typeof STATUSES;

/** A body by its two keys. */
export type MalformedId = `put:${PresenceCell}+${StatusCell}`;

const RIGHT_STATUSES: readonly StatusCell[] = ["absent", "text", "null"];

/**
 * Bodies of PUT status that have to be refused: each wrong presence with each status message, right or wrong, and each
 * wrong status message with a right presence. What else stands in the body, and which key comes first, takes turns, so
 * that any two of the four meet.
 */
export const MALFORMED: readonly (readonly [MalformedId, FaultRow])[] = (
  Object.keys(PRESENCES) as PresenceCell[]
).flatMap((presence, row) =>
  (Object.keys(STATUSES) as StatusCell[])
    .filter((status) => presence !== "valid" || !RIGHT_STATUSES.includes(status))
    .map(
      (status, column) =>
        [`put:${presence}+${status}`, malformed({ presence, status, turn: row + column })] as const,
    ),
);

interface Cell {
  readonly presence: PresenceCell;
  readonly status: StatusCell;
  readonly turn: number;
}

function malformed({ presence, status, turn }: Cell): FaultRow {
  const keys = [["presence", PRESENCES[presence]] as const, ["status_msg", STATUSES[status]] as const];
  const ordered = Math.floor(turn / EXTRAS.length) % 2 === 0 ? keys : keys.toReversed();
  const given = ordered.filter(([, value]) => value !== undefined);
  const body = { ...Object.fromEntries(given), ...EXTRAS[turn % EXTRAS.length] };
  return put(`PUT with presence ${presence} and status message ${status}`, requirementOf(presence), body);
}

function requirementOf(presence: PresenceCell): RequirementId {
  if (presence === "missing") return "PRES-PUT-005";
  return presence === "valid" ? "PRES-PUT-008" : "PRES-PUT-006";
}
