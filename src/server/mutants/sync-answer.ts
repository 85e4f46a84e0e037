import { isObject } from "../json-body.ts";
import type { Answer } from "../exchange.ts";
import type { PresenceEvent } from "../presence-event.ts";

/** The presence events of a sync's answer; none when it is a refusal. */
export function presenceOf({ body }: Answer): readonly PresenceEvent[] {
  const { presence } = isObject(body) ? body : {};
  return isObject(presence) ? ((presence["events"] ?? []) as readonly PresenceEvent[]) : [];
}

/** The answer of a sync with other presence events; a refusal as it is. */
export function withPresence(answer: Answer, events: readonly PresenceEvent[]): Answer {
  if (!isObject(answer.body) || !("presence" in answer.body)) return answer;
  return { ...answer, body: { ...answer.body, presence: { events } } };
}
