import type { Profile } from "../spec/profile.ts";
import type { Clock } from "../time/clock.ts";
import type { Behaviour } from "./behaviour.ts";
import type { Answer, Exchange } from "./exchange.ts";
import { exemplary } from "./exemplary.ts";
import type { FederationLink } from "./federation/federation-link.ts";
import type { OnFault } from "./load-mutants/fault.ts";
import type { Variety } from "./lawful/variety.ts";
import { answerOf, MatrixError } from "./matrix-error.ts";
import type { Mutant } from "./mutants/mutant.ts";
import { takesQueryToken } from "./profile-dialect.ts";
import { profileTable } from "./profile-table.ts";
import type { Match } from "./route-table.ts";
import type { ServerRequest, ServerResponse } from "./server-request.ts";
import { newServerState } from "./server-state.ts";
import { defaultTimers, type ServerTimers } from "./server-timers.ts";
import type { World } from "./world.ts";

/** How to set up a reference server. */
export interface ReferenceServerOptions {
  readonly clock: Clock;
  /** Served side by side by their prefixes, over the same accounts and rooms. */
  readonly profiles: readonly Profile[];
  readonly timers?: Partial<ServerTimers>;
  readonly serverName?: string;
  /** How it differs from the reference server and is still right. */
  readonly varieties?: readonly Variety[] | undefined;
  /** One named fault; none in the undisturbed server. */
  readonly mutant?: Mutant | undefined;
  /** Told of each fault of a mutant that is wrong in few of its deliveries. */
  readonly onFault?: OnFault | undefined;
  /** What links it to other servers; a server of its own when absent. */
  readonly link?: FederationLink | undefined;
}

/** A homeserver in memory: requests in, responses out, no network. */
export interface ReferenceServer {
  handle(request: ServerRequest): Promise<ServerResponse>;
  /** Ends every waiting stream and forgets every timer. */
  close(): void;
}

const HEADERS = { "content-type": "application/json; charset=utf-8" } as const;

/**
 * Creates a homeserver that obeys the presence module of each profile to the letter.
 *
 * @throws RangeError when two of the profiles have the same prefix.
 */
export function createReferenceServer(options: ReferenceServerOptions): ReferenceServer {
  const state = newServerState(
    options.clock,
    { ...defaultTimers, ...options.timers },
    options.serverName ?? "reference.test",
  );
  const lawful = (options.varieties ?? []).reduce<Behaviour>(
    (base, { vary }) => ({ ...base, ...vary(base) }),
    exemplary,
  );
  const alone = { ...lawful, ...options.mutant?.disturb(lawful, options.onFault ?? (() => undefined)) };
  const [first] = options.profiles;
  const admission = first && options.link?.admit(alone, { serverName: state.serverName, rules: first.rules });
  const world: World = Object.assign(state, { behaviour: admission?.behaviour ?? alone });
  admission?.enter(world);
  const table = profileTable(options.profiles);
  return {
    handle: async (request) => {
      const [path, query] = splitOnce(request.path, "?");
      const answer = await answerTo(world, request, { match: table.find(request.method, path), path, query });
      return { status: answer.status, headers: HEADERS, body: JSON.stringify(answer.body) };
    },
    close: () => {
      for (const device of world.tokens.values()) device.loggedOut.abort();
      for (const { presence } of world.users.values()) {
        world.clock.clearTimeout(presence.timer?.handle);
        presence.timer = undefined;
      }
      for (const room of world.rooms.values())
        for (const timer of room.typing.values()) world.clock.clearTimeout(timer);
    },
  };
}

/** Runs the handler inside the behaviour's wrapper; whatever goes wrong becomes a Matrix error. */
async function answerTo(
  world: World,
  request: ServerRequest,
  { match, path, query }: { match: Match | "unknown" | "method"; path: string; query: string },
): Promise<Answer> {
  if (match === "unknown" || match === "method") return world.behaviour.unmatched(path, match);
  const perform = async (exchange: Exchange): Promise<Answer> => {
    try {
      return { status: 200, body: await match.route.handle(world, exchange) };
    } catch (error) {
      if (error instanceof MatrixError) return answerOf(error);
      throw error;
    }
  };
  return world.behaviour.around(exchangeOf(world, request, { match, path, query }), perform);
}

function exchangeOf(
  world: World,
  request: ServerRequest,
  { match, path, query }: { match: Match; path: string; query: string },
): Exchange {
  const parameters = new URLSearchParams(query);
  const header = /^Bearer\s+(\S+)$/i.exec(request.headers["authorization"] ?? "")?.[1];
  const token =
    header ?? (takesQueryToken(match.profile) ? (parameters.get("access_token") ?? undefined) : undefined);
  return {
    state: world,
    profile: match.profile,
    route: `${match.route.method} ${match.route.pattern}`,
    path,
    params: match.params,
    query: parameters,
    body: request.body,
    token,
    device: token === undefined ? undefined : world.tokens.get(token),
    signal: request.signal,
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
