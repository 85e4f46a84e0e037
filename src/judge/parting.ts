import type { RoomPreset } from "../model/command.ts";
import type { RequirementId } from "../spec/requirement.ts";
import type { Ms } from "../time/clock.ts";

/** A change by which somebody came to be outside a room, or to be on a list no more. */
export interface Parting {
  readonly kind: "leave" | "kick" | "ban" | "unban" | "invite" | "drop";
  /** The user was joined before. */
  readonly wasJoined: boolean;
  readonly sent: Ms;
}

/** All that an account of sharing knows of two users, one of whom was shown what they must not see. */
export interface Strangers {
  /** Every parting of the two up to now. */
  readonly partings: readonly Parting[];
  /** The kinds of the rooms that the subject is in and the viewer is not. */
  readonly subjectsRooms: readonly RoomPreset[];
  /** The viewer is on the subject's list. */
  readonly isListedBySubject: boolean;
}

/** Who never joined is an invited user still when they decline, or are kicked for it. */
const BREACHES: { readonly [kind in Parting["kind"]]: (parting: Parting) => RequirementId } = {
  leave: ({ wasJoined }) => (wasJoined ? "PRES-VIS-005" : "PRES-VIS-009"),
  kick: ({ wasJoined }) => (wasJoined ? "PRES-VIS-007" : "PRES-VIS-009"),
  ban: () => "PRES-VIS-008",
  unban: () => "PRES-VIS-008",
  invite: () => "PRES-VIS-009",
  drop: () => "PRES-LIST-007",
};

/**
 * What an unlawful look breaks: the requirement that the newest parting of the two rests on; if there was none, the one
 * that says why what the viewer has to do with the subject is not enough.
 */
export function breachBetween({ partings, subjectsRooms, isListedBySubject }: Strangers): RequirementId {
  const [newest] = [...partings].sort((one, other) => other.sent - one.sent);
  if (newest !== undefined) return BREACHES[newest.kind](newest);
  if (isListedBySubject) return "PRES-VIS-012";
  if (subjectsRooms.includes("world-readable")) return "PRES-VIS-013";
  return subjectsRooms.includes("public") ? "PRES-VIS-003" : "PRES-PROP-002";
}
