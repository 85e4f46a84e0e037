import { readEventFilter, type EventFilter } from "./event-filter.ts";
import { isObject } from "./json-body.ts";
import { MatrixError } from "./matrix-error.ts";
import type { User } from "./user.ts";

/** The sections of a filter that this server heeds. */
export interface SyncFilter {
  readonly presence: EventFilter;
  readonly timeline: EventFilter;
  readonly ephemeral: EventFilter;
}

const everything = readSyncFilter({});

/** The filter of a `/sync`: none, inline JSON, or the id of a stored one. @throws MatrixError 400 when it is neither. */
export function syncFilterOf(user: User, text: string | null): SyncFilter {
  if (text === null || text === "") return everything;
  if (!text.startsWith("{")) {
    const stored = /^\d+$/.test(text) ? user.filters[Number(text)] : undefined;
    if (stored === undefined) throw new MatrixError(400, "M_INVALID_PARAM", "There is no such filter.");
    return readSyncFilter(stored);
  }
  try {
    return readSyncFilter(JSON.parse(text));
  } catch (cause) {
    if (cause instanceof MatrixError) throw cause;
    throw new MatrixError(400, "M_NOT_JSON", "The filter is not JSON.");
  }
}

/** @throws MatrixError `M_BAD_JSON` when the definition is malformed. */
export function readSyncFilter(definition: unknown): SyncFilter {
  if (!isObject(definition)) throw new MatrixError(400, "M_BAD_JSON", "The filter is no object.");
  const room = definition["room"] ?? {};
  if (!isObject(room)) throw new MatrixError(400, "M_BAD_JSON", "The room filter is no object.");
  return {
    presence: readEventFilter(definition["presence"]),
    timeline: readEventFilter(room["timeline"]),
    ephemeral: readEventFilter(room["ephemeral"]),
  };
}
