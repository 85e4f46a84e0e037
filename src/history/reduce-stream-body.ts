import type { Json, StreamBody, StreamMember, StreamOperation } from "./history.ts";

type JsonObject = { readonly [key: string]: Json };

/** Events with the place they stood at, for example `rooms.join.!x.timeline`. */
interface Section {
  readonly place: string;
  readonly events: readonly Json[];
  /** Whose events they are, where they belong to a room. */
  readonly room?: string;
}

/**
 * What a history keeps of a stream's answer: see {@link StreamBody}. An answer that is no object is kept as it is,
 * for the judge to see.
 */
export function reduceStreamBody(api: StreamOperation["api"], answer: Json): Json {
  if (!isObject(answer)) return answer;
  const body = { sync: reduceSync, events: reduceEvents, initialSync: reduceInitialSync }[api](answer);
  return body as unknown as Json;
}

function reduceSync(answer: JsonObject): StreamBody {
  const rooms = objectAt(answer, "rooms");
  const sections = Object.keys(rooms).flatMap((membership) =>
    Object.entries(objectAt(rooms, membership)).map(([room, content]) =>
      roomSections(content, `rooms.${membership}.${room}`, room),
    ),
  );
  const outside = ["account_data", "to_device"].map((key) => eventsIn(answer, { key, place: key }));
  // A room that is told of without events (a count of unread messages, say) is news as well.
  const roomEvents =
    sections.reduce((sum, parts) => sum + Math.max(1, countEvents(parts)), 0) + countEvents(outside);
  return {
    ...(answer["next_batch"] === undefined ? {} : { next: answer["next_batch"] }),
    ...(answer["presence"] === undefined ? {} : { presence: answer["presence"] }),
    members: sections.flat().flatMap(membersOf),
    roomEvents,
    strays: [...sections.flat(), ...outside].flatMap(strayPlaces),
  };
}

function roomSections(content: Json, place: string, room: string): Section[] {
  const keys = ["state", "timeline", "ephemeral", "account_data", "invite_state", "knock_state"];
  return keys.map((key) => ({ ...eventsIn(content, { key, place: `${place}.${key}` }), room }));
}

function reduceEvents(answer: JsonObject): StreamBody {
  const { chunk, end } = answer;
  const items = isArray(chunk) ? chunk : [];
  const ofRooms = items.filter(isOfRoom);
  return {
    ...(end === undefined ? {} : { next: end }),
    ...(chunk === undefined
      ? {}
      : { presence: isArray(chunk) ? items.filter((item) => !isOfRoom(item)) : chunk }),
    members: membersOf({ place: "chunk", events: ofRooms }),
    roomEvents: ofRooms.length,
    strays: [],
  };
}

/** An item without a type may be meant as presence: it is kept for the judge to see. */
function isOfRoom(item: Json): boolean {
  return isObject(item) && typeof item["type"] === "string" && item["type"] !== "m.presence";
}

function reduceInitialSync(answer: JsonObject): StreamBody {
  const rooms = isArray(answer["rooms"]) ? answer["rooms"] : [];
  const sections = rooms.flatMap((content): Section[] => {
    if (!isObject(content)) return [];
    const room = typeof content["room_id"] === "string" ? content["room_id"] : "?";
    const { messages } = content;
    return [
      { place: `rooms.${room}.state`, events: arrayAt(content, "state"), room },
      { place: `rooms.${room}.messages`, events: isObject(messages) ? arrayAt(messages, "chunk") : [], room },
    ];
  });
  return {
    ...(answer["end"] === undefined ? {} : { next: answer["end"] }),
    ...(answer["presence"] === undefined ? {} : { presence: answer["presence"] }),
    members: sections.flatMap(membersOf),
    roomEvents: countEvents(sections),
    strays: sections.flatMap(strayPlaces),
  };
}

function membersOf({ events, room }: Section): StreamMember[] {
  return events.flatMap((event) => {
    if (!isObject(event) || event["type"] !== "m.room.member") return [];
    const { state_key: user, content, room_id: named } = event;
    const where = room ?? named;
    if (typeof user !== "string" || typeof where !== "string" || !isObject(content)) return [];
    const { membership, displayname, avatar_url: avatar } = content;
    if (typeof membership !== "string") return [];
    return [
      {
        room: where,
        user,
        membership,
        ...(typeof displayname === "string" ? { displayname } : {}),
        ...(typeof avatar === "string" ? { avatar_url: avatar } : {}),
      },
    ];
  });
}

function strayPlaces({ place, events }: Section): string[] {
  return events.some((event) => isObject(event) && event["type"] === "m.presence") ? [place] : [];
}

function countEvents(sections: readonly Section[]): number {
  return sections.reduce((sum, { events }) => sum + events.length, 0);
}

function eventsIn(holder: Json, { key, place }: { key: string; place: string }): Section {
  return { place, events: arrayAt(objectAt(holder, key), "events") };
}

function objectAt(holder: Json, key: string): JsonObject {
  const value = isObject(holder) ? holder[key] : undefined;
  return isObject(value) ? value : {};
}

function arrayAt(holder: JsonObject, key: string): readonly Json[] {
  const value = holder[key];
  return isArray(value) ? value : [];
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== undefined && typeof value === "object" && value !== null && !isArray(value);
}

function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
