import type { Profile } from "../spec/profile.ts";
import type { RequirementId } from "../spec/requirement.ts";

/** Which token a faulty request carries. `loggedOut`: of a session that was logged out just before. */
export type FaultCredentials = "own" | "none" | "garbage" | "loggedOut";

/**
 * One way in which a request is wrong: everything else about it is right, so that the refusal has one reason (AMB-24).
 * `{user}` is the sender, `{other}` the user aimed at, `{stranger}` a user id that nobody has, `{elsewhere}` a room
 * that exists and that the sender is not in; `{prefix}` the profile's path prefix.
 */
export interface Fault {
  readonly id: FaultId;
  /** What is wrong, in a few words. */
  readonly title: string;
  /** What an acceptance, or a refusal of the wrong kind, breaks. */
  readonly requirement: RequirementId;
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  readonly path: string;
  /** The body: `json` as a value, `text` as it stands. */
  readonly body?: { readonly json: unknown } | { readonly text: string };
  readonly credentials: FaultCredentials;
  /** Whether it names another user, who has to be in the scenario. */
  readonly aimsAtOther: boolean;
  readonly refusal: Refusal;
  /** In which profiles the request has to be refused. */
  readonly holdsIn: (profile: Profile) => boolean;
}

/** What a right refusal looks like. */
export interface Refusal {
  /** Any of these is a refusal; another 4xx is a refusal of an odd kind. */
  readonly statuses: readonly number[];
  /** Errcodes that the specification names for it; another one is recorded, not failed. */
  readonly errcodes: readonly string[];
  /** A refusal with another status than listed breaks the requirement (only where the specification fixes it). */
  readonly strictStatus: boolean;
}

const STATUS = "{prefix}/presence/{user}/status";
const OTHER_STATUS = "{prefix}/presence/{other}/status";
const LIST = "{prefix}/presence/list/{user}";

const everywhere = () => true;
const withLists = (profile: Profile) => profile.rules.presenceLists;
const withoutLists = (profile: Profile) => !profile.rules.presenceLists;
const withoutFreeForChat = (profile: Profile) => !profile.rules.presenceValues.includes("free_for_chat");
const getIsGuarded = (profile: Profile) => profile.rules.getNeedsToken;
const unrecognizedIsNamed = (profile: Profile) => ["v1", "v1-latest", "main"].includes(profile.id);

const anyRefusal: Refusal = { statuses: [400, 401, 403, 404, 405, 413], errcodes: [], strictStatus: false };
const badRequest: Refusal = {
  statuses: [400],
  errcodes: ["M_BAD_JSON", "M_MISSING_PARAM", "M_INVALID_PARAM", "M_UNKNOWN"],
  strictStatus: false,
};
const notJson: Refusal = { statuses: [400], errcodes: ["M_NOT_JSON"], strictStatus: false };
const notObject: Refusal = { statuses: [400], errcodes: ["M_BAD_JSON", "M_NOT_JSON"], strictStatus: false };
const missingToken: Refusal = { statuses: [401, 403], errcodes: ["M_MISSING_TOKEN"], strictStatus: true };
const unknownToken: Refusal = { statuses: [401, 403], errcodes: ["M_UNKNOWN_TOKEN"], strictStatus: true };
const forbidden: Refusal = { statuses: [403, 400, 401, 404], errcodes: ["M_FORBIDDEN"], strictStatus: false };
const notFound: Refusal = {
  statuses: [404, 403],
  errcodes: ["M_NOT_FOUND", "M_FORBIDDEN"],
  strictStatus: false,
};
const unrecognized: Refusal = { statuses: [404, 405], errcodes: ["M_UNRECOGNIZED"], strictStatus: true };

type Row = Omit<Fault, "id" | "credentials" | "aimsAtOther" | "holdsIn"> &
  Partial<Pick<Fault, "credentials" | "aimsAtOther" | "holdsIn">>;

const put = (title: string, requirement: RequirementId, body: unknown): Row => ({
  title,
  requirement,
  method: "PUT",
  path: STATUS,
  body: { json: body },
  refusal: badRequest,
});

const putText = (title: string, requirement: RequirementId, text: string): Row => ({
  title,
  requirement,
  method: "PUT",
  path: STATUS,
  body: { text },
  refusal: notJson,
});

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
  "put-array": { ...put("PUT of an array", "PRES-PUT-010", []), refusal: notObject },
  "put-string": { ...put("PUT of a string", "PRES-PUT-010", "unavailable"), refusal: notObject },
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
} as const satisfies Record<string, Row>;

export type FaultId = keyof typeof ROWS;

export const FAULTS: readonly Fault[] = (Object.entries(ROWS) as [FaultId, Row][]).map(([id, row]) => ({
  credentials: "own",
  aimsAtOther: false,
  holdsIn: everywhere,
  ...row,
  id,
}));

const byId = new Map<FaultId, Fault>(FAULTS.map((fault) => [fault.id, fault]));

/** The fault with this id. @throws Error when there is none. */
export function faultById(id: FaultId): Fault {
  const fault = byId.get(id);
  if (fault === undefined)
    throw new Error(`Cannot find the fault: wanted one of ${FAULTS.length} ids, found "${id}".`);
  return fault;
}
