/** What a right refusal looks like. */
export interface Refusal {
  /** Any of these is a refusal; another 4xx is a refusal of an odd kind. */
  readonly statuses: readonly number[];
  /** Errcodes that the specification names for it; another one is recorded, not failed. */
  readonly errcodes: readonly string[];
  /** A refusal with another status than listed breaks the requirement (only where the specification fixes it). */
  readonly strictStatus: boolean;
}

export const anyRefusal: Refusal = {
  statuses: [400, 401, 403, 404, 405, 413],
  errcodes: [],
  strictStatus: false,
};
export const badRequest: Refusal = {
  statuses: [400],
  errcodes: ["M_BAD_JSON", "M_MISSING_PARAM", "M_INVALID_PARAM", "M_UNKNOWN"],
  strictStatus: false,
};
export const notJson: Refusal = { statuses: [400], errcodes: ["M_NOT_JSON"], strictStatus: false };
export const notObject: Refusal = {
  statuses: [400],
  errcodes: ["M_BAD_JSON", "M_NOT_JSON"],
  strictStatus: false,
};
export const missingToken: Refusal = {
  statuses: [401, 403],
  errcodes: ["M_MISSING_TOKEN"],
  strictStatus: true,
};
export const unknownToken: Refusal = {
  statuses: [401, 403],
  errcodes: ["M_UNKNOWN_TOKEN"],
  strictStatus: true,
};
export const forbidden: Refusal = {
  statuses: [403, 400, 401, 404],
  errcodes: ["M_FORBIDDEN"],
  strictStatus: false,
};
export const notFound: Refusal = {
  statuses: [404, 403],
  errcodes: ["M_NOT_FOUND", "M_FORBIDDEN"],
  strictStatus: false,
};
export const unrecognized: Refusal = {
  statuses: [404, 405],
  errcodes: ["M_UNRECOGNIZED"],
  strictStatus: true,
};
