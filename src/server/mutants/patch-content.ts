import type { PresenceEvent } from "../presence-event.ts";

/** The event with some of its content replaced. */
export function patchContent(event: PresenceEvent, patch: Readonly<Record<string, unknown>>): PresenceEvent {
  return { ...event, content: { ...event.content, ...patch } };
}

/** The event without one key of its content. */
export function dropContent(event: PresenceEvent, dropped: string): PresenceEvent {
  const kept = Object.entries(event.content).filter(([key]) => key !== dropped);
  return { ...event, content: Object.fromEntries(kept) };
}
