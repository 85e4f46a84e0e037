import type { Profile } from "../spec/profile.ts";
import { type FaultRow, type FaultyRequest, put, putText, STATUS } from "./faulty-request.ts";
import { MALFORMED, type MalformedId } from "./malformed-put.ts";
import {
  anyRefusal,
  badRequest,
  forbidden,
  missingToken,
  notFound,
  notObject,
  unknownToken,
  unrecognized,
} from "./refusal.ts";

/** A faulty request under its name. */
export interface Fault extends FaultyRequest {
  readonly id: FaultId;
}

const OTHER_STATUS = "{prefix}/presence/{other}/status";
const LIST = "{prefix}/presence/list/{user}";

const everywhere = () => true;
const withLists = (profile: Profile) => profile.rules.presenceLists;
const withoutLists = (profile: Profile) => !profile.rules.presenceLists;
const withoutFreeForChat = (profile: Profile) => !profile.rules.presenceValues.includes("free_for_chat");
const getIsGuarded = (profile: Profile) => profile.rules.getNeedsToken;
const unrecognizedIsNamed = (profile: Profile) => ["v1", "v1-latest", "main"].includes(profile.id);

const putAway = { presence: "unavailable", status_msg: "refused" };

/** Every faulty request, by id. The message `refused` must never be seen again. */
const ROWS = {
  "put-no-token": {
    ...put("PUT without a token", "PRES-PUT-002", putAway),
    refusal: missingToken,
    credentials: "none",
  },
  "put-garbage-token": {
    ...put("PUT with a token nobody has", "PRES-PUT-003", putAway),
    refusal: unknownToken,
    credentials: "garbage",
  },
  "put-logged-out-token": {
    ...put("PUT with the token of a session that has logged out", "PRES-PUT-003", putAway),
    refusal: unknownToken,
    credentials: "loggedOut",
    // Logging out is not documented before r0.1.0; servers of every profile have it.
    holdsIn: everywhere,
  },
  "put-other-user": {
    ...put("PUT of another user's presence", "PRES-PUT-004", putAway),
    refusal: forbidden,
    path: OTHER_STATUS,
    aimsAtOther: true,
  },
  "put-empty-object": put("PUT of {}", "PRES-PUT-005", {}),
  "put-message-only": put("PUT of a status message without a presence", "PRES-PUT-005", {
    status_msg: "refused",
  }),
  "put-enum-away": put("PUT of a presence outside the enum", "PRES-PUT-006", {
    presence: "away",
    status_msg: "refused",
  }),
  "put-enum-capital": put("PUT of a presence in capitals", "PRES-PUT-006", {
    presence: "Unavailable",
    status_msg: "refused",
  }),
  "put-enum-number": put("PUT of a number as presence", "PRES-PUT-006", {
    presence: 1,
    status_msg: "refused",
  }),
  "put-enum-null": put("PUT of null as presence", "PRES-PUT-006", { presence: null, status_msg: "refused" }),
  "put-enum-empty": put("PUT of an empty presence", "PRES-PUT-006", { presence: "", status_msg: "refused" }),
  "put-enum-array": put("PUT of an array as presence", "PRES-PUT-006", {
    presence: ["online"],
    status_msg: "refused",
  }),
  "put-hidden": put("PUT of `hidden`", "PRES-STATE-009", { presence: "hidden", status_msg: "refused" }),
  "put-free-for-chat": {
    ...put("PUT of `free_for_chat` where it is gone", "PRES-STATE-008", {
      presence: "free_for_chat",
      status_msg: "refused",
    }),
    holdsIn: withoutFreeForChat,
  },
  "put-message-number": put("PUT of a number as status message", "PRES-PUT-008", {
    presence: "unavailable",
    status_msg: 5,
  }),
  "put-message-object": put("PUT of an object as status message", "PRES-PUT-008", {
    presence: "unavailable",
    status_msg: {},
  }),
  "put-message-array": put("PUT of an array as status message", "PRES-PUT-008", {
    presence: "unavailable",
    status_msg: [],
  }),
  "put-message-true": put("PUT of true as status message", "PRES-PUT-008", {
    presence: "unavailable",
    status_msg: true,
  }),
  "put-form": putText("PUT of a form instead of JSON", "PRES-PUT-009", "presence=unavailable"),
  "put-truncated": putText(
    "PUT of JSON that ends in the middle",
    "PRES-PUT-009",
    '{"presence": "unavailable", "status',
  ),
  "put-no-body": { ...putText("PUT without a body", "PRES-PUT-009", ""), refusal: anyRefusal },
  "put-rest": putText(
    "PUT of JSON with something after it",
    "PRES-PUT-009",
    '{"presence": "unavailable", "status_msg": "refused"} and more',
  ),
  "put-comma": putText(
    "PUT of JSON with a comma too many",
    "PRES-PUT-009",
    '{"presence": "unavailable", "status_msg": "refused",}',
  ),
  "put-quotes": putText(
    "PUT of JSON in single quotes",
    "PRES-PUT-009",
    "{'presence': 'unavailable', 'status_msg': 'refused'}",
  ),
  "put-twice": {
    ...putText(
      "PUT that names two presences, neither of them in the enum",
      "PRES-PUT-006",
      '{"presence": "away", "status_msg": "refused", "presence": "gone"}',
    ),
    refusal: anyRefusal,
  },
  "put-array": { ...put("PUT of an array", "PRES-PUT-010", []), refusal: notObject },
  "put-string": { ...put("PUT of a string", "PRES-PUT-010", "unavailable"), refusal: notObject },
  "put-number": { ...put("PUT of a number", "PRES-PUT-010", 1), refusal: notObject },
  "put-wrapped": {
    ...put("PUT of an array around the object", "PRES-PUT-010", [putAway]),
    refusal: notObject,
  },
  "put-null": { ...put("PUT of null", "PRES-PUT-010", null), refusal: notObject },
  "get-no-token": {
    title: "GET without a token",
    requirement: "PRES-GET-006",
    method: "GET",
    path: STATUS,
    credentials: "none",
    refusal: missingToken,
    holdsIn: getIsGuarded,
  },
  "get-garbage-token": {
    title: "GET with a token nobody has",
    requirement: "PRES-GET-006",
    method: "GET",
    path: STATUS,
    credentials: "garbage",
    refusal: unknownToken,
    holdsIn: getIsGuarded,
  },
  "get-unknown-user": {
    title: "GET of a user who does not exist",
    requirement: "PRES-GET-007",
    method: "GET",
    path: "{prefix}/presence/{stranger}/status",
    refusal: notFound,
  },
  "delete-status": {
    title: "DELETE of the status path",
    requirement: "PRES-ERR-003",
    method: "DELETE",
    path: STATUS,
    refusal: unrecognized,
    holdsIn: unrecognizedIsNamed,
  },
  "post-status": {
    title: "POST to the status path",
    requirement: "PRES-ERR-003",
    method: "POST",
    path: STATUS,
    body: { json: { presence: "unavailable", status_msg: "refused" } },
    refusal: unrecognized,
    holdsIn: unrecognizedIsNamed,
  },
  "get-unknown-path": {
    title: "GET of a presence path that does not exist",
    requirement: "PRES-ERR-003",
    method: "GET",
    path: "{prefix}/presence/{user}/mood",
    refusal: unrecognized,
    holdsIn: unrecognizedIsNamed,
  },
  "message-elsewhere": {
    title: "A message to a room that the sender is not in",
    requirement: "PRES-LAA-009",
    method: "PUT",
    path: "{prefix}/rooms/{elsewhere}/send/m.room.message/refused",
    body: { json: { msgtype: "m.text", body: "refused" } },
    refusal: anyRefusal,
  },
  "rename-other": {
    title: "A change of another user's display name",
    requirement: "PRES-PROF-005",
    method: "PUT",
    path: "{prefix}/profile/{other}/displayname",
    body: { json: { displayname: "refused" } },
    aimsAtOther: true,
    refusal: forbidden,
  },
  "avatar-other": {
    title: "A change of another user's avatar",
    requirement: "PRES-PROF-005",
    method: "PUT",
    path: "{prefix}/profile/{other}/avatar_url",
    body: { json: { avatar_url: "mxc://refused/refused" } },
    aimsAtOther: true,
    refusal: forbidden,
  },
  "list-no-token": {
    title: "POST of a presence list without a token",
    requirement: "PRES-LIST-009",
    method: "POST",
    path: LIST,
    body: { json: { invite: [], drop: [] } },
    credentials: "none",
    refusal: missingToken,
    holdsIn: withLists,
  },
  "list-other": {
    title: "POST to another user's presence list",
    requirement: "PRES-LIST-009",
    method: "POST",
    path: "{prefix}/presence/list/{other}",
    body: { json: { invite: ["{user}"] } },
    aimsAtOther: true,
    refusal: forbidden,
    holdsIn: withLists,
  },
  "list-invite-string": {
    title: "POST of a string where the list of invited users belongs",
    requirement: "PRES-LIST-013",
    method: "POST",
    path: LIST,
    body: { json: { invite: "{user}" } },
    refusal: badRequest,
    holdsIn: withLists,
  },
  "list-invite-number": {
    title: "POST of a number among the invited users",
    requirement: "PRES-LIST-013",
    method: "POST",
    path: LIST,
    body: { json: { invite: ["{user}", 1] } },
    refusal: badRequest,
    holdsIn: withLists,
  },
  "list-gone": {
    title: "GET of a presence list where lists are gone",
    requirement: "PRES-LIST-015",
    method: "GET",
    path: LIST,
    refusal: { statuses: [404, 405, 400], errcodes: ["M_UNRECOGNIZED"], strictStatus: false },
    holdsIn: withoutLists,
  },
  "list-change-gone": {
    title: "POST to a presence list where lists are gone",
    requirement: "PRES-LIST-015",
    method: "POST",
    path: LIST,
    body: { json: { invite: [], drop: [] } },
    refusal: { statuses: [404, 405, 400], errcodes: ["M_UNRECOGNIZED"], strictStatus: false },
    holdsIn: withoutLists,
  },
} as const satisfies Record<string, FaultRow>;

export type FaultId = keyof typeof ROWS | MalformedId;

const rows = Object.entries(ROWS) as [FaultId, FaultRow][];

/** The faults that were chosen one by one. */
export const FAULTS: readonly Fault[] = rows.map(named);

/** Every way in which the body of a PUT can be wrong in one or two of its keys. */
export const MALFORMED_PUTS: readonly Fault[] = MALFORMED.map(named);

function named([id, row]: readonly [FaultId, FaultRow]): Fault {
  return { credentials: "own", aimsAtOther: false, holdsIn: everywhere, ...row, id };
}

const byId = new Map<FaultId, Fault>([...FAULTS, ...MALFORMED_PUTS].map((fault) => [fault.id, fault]));

/** The fault with this id. @throws Error when there is none. */
export function faultById(id: FaultId): Fault {
  const fault = byId.get(id);
  if (fault === undefined)
    throw new Error(`Cannot find the fault: wanted one of ${byId.size} ids, found "${id}".`);
  return fault;
}
