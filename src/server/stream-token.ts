import { MatrixError, type ErrorCode } from "./matrix-error.ts";
import type { ServerState } from "./server-state.ts";

/** A place in the stream. Presence lags behind when a filter's limit cut it off. */
export interface StreamToken {
  readonly position: number;
  readonly presence: number;
}

/** `s<position>`, or `s<position>_<presence>` where the two differ. */
export function writeToken({ position, presence }: StreamToken): string {
  return position === presence ? `s${position}` : `s${position}_${presence}`;
}

/** @throws MatrixError 400 when the text is not a token that this server can have given out. */
export function readToken(state: ServerState, text: string, errcode: ErrorCode): StreamToken {
  const parts = /^s(\d{1,15})(?:_(\d{1,15}))?$/.exec(text);
  const position = Number(parts?.[1] ?? Number.NaN);
  const presence = Number(parts?.[2] ?? position);
  if (position <= state.position && presence <= position) return { position, presence };
  throw new MatrixError(400, errcode, "The stream token is not one of this server's.");
}
