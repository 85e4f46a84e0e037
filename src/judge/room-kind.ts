import type { Exchange, Json } from "../history/history.ts";
import type { RoomPreset } from "../model/command.ts";

/** What kind of room was asked for, by the request that created it; `private` where the request says nothing else. */
export function roomKind({ request: { body } }: Exchange): RoomPreset {
  const asked = objectOf(body);
  const state = Array.isArray(asked["initial_state"]) ? asked["initial_state"].map(objectOf) : [];
  const has = (type: string, key: string, value?: string) =>
    state.some((event) => {
      const found = objectOf(event["content"])[key];
      return event["type"] === type && (value === undefined ? found !== undefined : found === value);
    });
  if (has("m.room.history_visibility", "history_visibility", "world_readable")) return "world-readable";
  if (has("m.room.encryption", "algorithm")) return "encrypted";
  if (asked["preset"] === "public_chat") return "public";
  return asked["is_direct"] === true ? "direct" : "private";
}

function objectOf(value: Json | undefined): { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json })
    : {};
}
