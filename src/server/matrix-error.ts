import type { Answer } from "./exchange.ts";

/** The error codes that this server gives. */
export type ErrorCode =
  | "M_BAD_JSON"
  | "M_BAD_PAGINATION"
  | "M_FORBIDDEN"
  | "M_GUEST_ACCESS_FORBIDDEN"
  | "M_INVALID_PARAM"
  | "M_INVALID_USERNAME"
  | "M_MISSING_PARAM"
  | "M_MISSING_TOKEN"
  | "M_NOT_FOUND"
  | "M_NOT_JSON"
  | "M_ROOM_IN_USE"
  | "M_TOO_LARGE"
  | "M_UNKNOWN"
  | "M_UNKNOWN_TOKEN"
  | "M_UNRECOGNIZED"
  | "M_USER_IN_USE";

/** A refusal: thrown by handlers before they have changed anything, answered as a Matrix error body. */
export class MatrixError extends Error {
  readonly status: number;
  readonly errcode: ErrorCode;

  constructor(status: number, errcode: ErrorCode, message: string) {
    super(message);
    this.name = "MatrixError";
    this.status = status;
    this.errcode = errcode;
  }

  /** The JSON body: `errcode` and `error` are always both there. */
  body(): { errcode: ErrorCode; error: string } {
    return { errcode: this.errcode, error: this.message };
  }
}

/** The answer that an error gives. */
export function answerOf(error: MatrixError): Answer {
  return { status: error.status, body: error.body() };
}
