import type { MembershipChange } from "../../behaviour.ts";
import { stateSlot } from "../../room.ts";

/** Whether a member left by somebody else's will. */
export function wasKicked({ room, user, before, after }: MembershipChange): boolean {
  const sender = room.state.get(stateSlot("m.room.member", user.id))?.event.sender;
  return before === "join" && after === "leave" && sender !== user.id;
}
