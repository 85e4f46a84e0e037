import type { Ms } from "../../time/clock.ts";
import type { Standing } from "../behaviour.ts";
import type { ServerState } from "../server-state.ts";
import type { User } from "../user.ts";
import { audienceOf, sharesRoom } from "../visibility.ts";
import type { PresencePush } from "./presence-push.ts";
import { serverPart } from "../../spec/wire/server-part.ts";

/** The decisions of a server about other servers; a mutant is the same record with one idea spoilt. */
export interface FederationBehaviour {
  /** Names of the servers that have to do with the subject; the server's own may be among them. */
  readonly serversToTell: (state: ServerState, subject: User) => Iterable<string>;
  /** What another server is told of the subject; undefined: nothing. */
  readonly push: (state: ServerState, subject: User) => PresencePush | undefined;
  /** What is made of a push that has just arrived. */
  readonly read: (push: PresencePush, nowMs: Ms) => Standing;
  /** May a user of this server see a user of another one? */
  readonly seesAcross: (state: ServerState, observer: User, subject: User) => boolean;
}

/** The strict reading: whoever shares a room, and nobody else; ages travel as ages, since clocks differ. */
export const exemplaryFederation: FederationBehaviour = {
  serversToTell: (state, subject) => new Set([...audienceOf(state, subject)].map(({ id }) => serverPart(id))),
  push: ({ clock }, { id, presence: { state, statusMsg, lastActiveAtMs, currentlyActive } }) => ({
    user_id: id,
    presence: state,
    currently_active: currentlyActive,
    ...(statusMsg === undefined ? {} : { status_msg: statusMsg }),
    ...(lastActiveAtMs === undefined
      ? {}
      : { last_active_ago: Math.max(0, Math.floor(clock.now() - lastActiveAtMs)) }),
  }),
  read: ({ presence, status_msg, last_active_ago, currently_active = false }, nowMs) => ({
    state: presence,
    statusMsg: status_msg,
    currentlyActive: currently_active,
    lastActiveAtMs: last_active_ago === undefined ? undefined : nowMs - last_active_ago,
  }),
  seesAcross: (_state, observer, subject) => sharesRoom(observer, subject),
};
