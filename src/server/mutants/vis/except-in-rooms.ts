import type { Behaviour } from "../../behaviour.ts";
import type { User } from "../../user.ts";
import { sharesRoom } from "../../visibility.ts";

/** Streams tell an observer nothing through rooms in which the observer is deaf; whatever else lets them see, still does. */
export function exceptInRooms(
  sees: Behaviour["sees"],
  deaf: ReadonlyMap<string, ReadonlySet<User>>,
): Behaviour["sees"] {
  return (state, sight) => {
    const { observer, subject, way } = sight;
    if (!sees(state, sight)) return false;
    if (way === "get" || !sharesRoom(observer, subject)) return true;
    return [...observer.joined].some(
      (roomId) => subject.joined.has(roomId) && deaf.get(roomId)?.has(observer) !== true,
    );
  };
}
