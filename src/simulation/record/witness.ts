import type { UserId } from "../../history/history.ts";
import { presenceEvents } from "../client/sync-answer.ts";
import { versionIn } from "../oracle/version-text.ts";
import type { StreamAnswer } from "./recent-answers.ts";

/** Somebody with the version of theirs that a stream told of. */
export interface Witness {
  readonly user: number;
  readonly version: number;
}

/** What the answer tells of somebody's act, if it shows what they asked for. @param user by number */
export function witnessIn(
  answer: StreamAnswer | undefined,
  user: number,
  { users, prefix }: { readonly users: readonly UserId[]; readonly prefix: string },
): Witness | undefined {
  for (const event of presenceEvents(answer?.json ?? {})) {
    const { sender, content } = event as { readonly sender?: unknown; readonly content?: unknown };
    if (sender !== users[user]) continue;
    const { presence, status_msg: message } = (content ?? {}) as Readonly<Record<string, unknown>>;
    const { number: version, levels = [] } = versionIn(prefix, message) ?? {};
    if (version !== undefined && levels[0] === presence) return { user, version };
  }
  return undefined;
}
