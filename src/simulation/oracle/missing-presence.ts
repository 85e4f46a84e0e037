import type { Tolerances } from "../../judge/tolerances.ts";
import type { Ms } from "../../time/clock.ts";
import { bitOf, type Levels, namesOf } from "./expected-levels.ts";
import type { Strain } from "./strain.ts";
import type { Track } from "./track.ts";
import type { Whereabouts } from "./whereabouts.ts";

/** Something that is due on an edge and never came. */
export interface Lack {
  readonly subject: number;
  /** In words, which are made for those only that are kept; absent: only the order of news shows it, and the server keeps none. */
  readonly tell?: () => { readonly allowed: string; readonly observed: string };
}

interface Known {
  readonly track: Track;
  readonly whereabouts: Whereabouts;
  readonly strain: Strain;
  readonly tolerances: Tolerances;
  /** What each edge was last shown. */
  readonly shown: Uint8Array;
  /** Whether somebody may have been elsewhere than their versions say. */
  readonly hasStrayed: (user: number) => boolean;
  /** Whether the server tells news of different users out of order. */
  readonly isOutOfOrder: boolean;
  /** How much longer than usual the server is given. */
  readonly patienceMs: Ms;
}

/** Everything that a session should have been shown by now, and was not: the last version, or the last level. */
export function* missingPresence(known: Known, session: number, at: Ms): Generator<Lack> {
  const { track, whereabouts, tolerances, isOutOfOrder, patienceMs } = known;
  const hasListened = at - patienceMs - track.listeningSince(session) > tolerances.deliveryHardMs;
  for (const [edge, subject] of track.edgesOf(session)) {
    if (isLeftOut(known, session, { edge, subject, at })) continue;
    const passedOver = track.passedOver(edge);
    // It does not come any more, whether or not the stream is open now.
    if (passedOver > 0 && !isOutOfOrder)
      yield {
        subject,
        tell: () => ({
          allowed: `version ${passedOver}, before what others did later`,
          observed: `nothing newer than version ${track.seen(edge)}`,
        }),
      };
    else if (track.isMissing(session, edge, { subject, at: at - patienceMs }))
      yield {
        subject,
        tell: () => ({
          allowed: `version ${track.versions.acked(subject)}, taken by the server ${Math.round(at - track.versions.ackedAt(subject))} ms ago`,
          observed: `nothing newer than version ${track.seen(edge)}`,
        }),
      };
    else if (hasListened && isLevelMissing(known, edge, { subject, at }))
      yield {
        subject,
        tell: () => ({
          allowed: `${namesOf(whereabouts.settled(subject, at))}, since ${Math.round(at - whereabouts.settledSince(subject))} ms`,
          observed: namesOf(known.shown[edge] ?? 0),
        }),
      };
    else if (passedOver > 0) yield { subject };
  }
}

/** Whoever comes for the first time is not told of those who are gone: a first answer leaves out who is offline. */
function isLeftOut(
  { track, whereabouts, hasStrayed }: Known,
  session: number,
  { edge, subject, at }: { readonly edge: number; readonly subject: number; readonly at: Ms },
): boolean {
  if (track.seen(edge) > 0) return false;
  // When somebody elsewhere has left is not known, only that they have.
  if (track.versions.isRemote(subject)) return hasStrayed(subject);
  // Their request may have been handled before this session's first, and answered after it.
  const cameLater = track.cameAt(session) > track.versions.sentAt(subject, track.versions.acked(subject));
  return cameLater && (whereabouts.settled(subject, at) & bitOf("offline")) !== 0;
}

function isLevelMissing(
  { track, whereabouts, strain, tolerances, shown, patienceMs }: Known,
  edge: number,
  { subject, at }: { readonly subject: number; readonly at: Ms },
): boolean {
  if (track.versions.isRemote(subject) || track.seen(edge) !== track.versions.issued(subject)) return false;
  const { deliveryHardMs, offlineMaxMs } = tolerances;
  const boundMs = whereabouts.isOpen(subject) ? deliveryHardMs : deliveryHardMs + offlineMaxMs;
  if (at - patienceMs - whereabouts.settledSince(subject) <= boundMs || strain.isOn(at)) return false;
  const last: Levels = shown[edge] ?? 0;
  return (whereabouts.settled(subject, at) & last) === 0;
}
