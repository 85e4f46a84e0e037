import { Client, type Dispatcher, Pool } from "undici";
import type { OpenTarget } from "../../targets/target.ts";
import type { Ms } from "../../time/clock.ts";
import { PlainLine } from "./plain-line.ts";

/** A way to send requests to one origin. */
export type Line = Pick<Dispatcher, "dispatch" | "destroy">;

/** How simulated users reach the target. */
export interface Lines {
  /** A connection of its own for a stream, to be destroyed with it. */
  forStream(origin: string): Line;
  /** Some connections that all short requests share. */
  forRequests(origin: string): Line;
  close(): Promise<void>;
}

/** A parked stream holds its connection until the server answers. */
const KEPT_MS: Ms = 600_000;
const CONNECTIONS = 64;
const CONNECT_MS: Ms = 10_000;
/** Longer than any stream is asked to wait: then the server has forgotten it. */
const SILENT_MS: Ms = 60_000;

/**
 * On sockets each stream has a connection of its own, since a pool looks through its clients one by one; in memory all
 * share the target's.
 */
export function linesTo({ kind, dispatcher }: Pick<OpenTarget, "kind" | "dispatcher">): Lines {
  if (kind !== "url") {
    const shared: Line = {
      dispatch: (options, handler) => dispatcher.dispatch(options, handler),
      destroy: () => Promise.resolve(),
    };
    return { forStream: () => shared, forRequests: () => shared, close: () => Promise.resolve() };
  }
  const options = {
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: KEPT_MS,
    keepAliveMaxTimeout: KEPT_MS,
    headersTimeout: SILENT_MS,
    bodyTimeout: SILENT_MS,
    connect: { timeout: CONNECT_MS },
  } as const;
  const pools = new Map<string, Pool>();
  return {
    forStream: (origin) =>
      origin.startsWith("http:") ? new PlainLine(origin, options) : new Client(origin, options),
    forRequests: (origin) => {
      const pool = pools.get(origin) ?? new Pool(origin, { ...options, connections: CONNECTIONS });
      pools.set(origin, pool);
      return pool;
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
}
