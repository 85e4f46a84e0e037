import type { RequirementId } from "../../spec/requirement.ts";
import type { ServerRequest, ServerResponse } from "../server-request.ts";

/** A whole server as a function. */
export type Answering = (request: ServerRequest) => Promise<ServerResponse> | ServerResponse;

/**
 * How a run on a miniature has to end: with a `fail` under one of these requirements, or broken for one of these
 * reasons, the codes of the run's errors.
 */
export interface RightEnd {
  readonly fails?: readonly RequirementId[];
  readonly breaks?: readonly string[];
}

/**
 * A server of a few lines that is always wrong in the same way. Where a mutant is the reference server with one decision
 * spoilt, a miniature is hardly a server at all, and shows whether a run that saw next to nothing can still pass.
 */
export interface Miniature {
  readonly name: string;
  /** What it does, in one sentence. */
  readonly fault: string;
  readonly ends: RightEnd;
  /**
   * Called once per server, so that it may remember things.
   *
   * @param correct the reference server, for what the miniature leaves to it: most often accounts and rooms
   */
  readonly serve: (correct: Answering) => Answering;
}
