import type { Exchange, StreamOperation } from "../../history/history.ts";
import { FIRST_DEVICE, shortName } from "../../runner/account-name.ts";
import type { PerformedScenario } from "../stage.ts";
import type { Names } from "./names.ts";
import type { Arg, Template } from "./script.ts";

/** A stream of a performance, as a script reads it. */
export interface ScriptStream {
  readonly chain: string;
  /** A name for it, and of the session that asks. */
  readonly name: string;
  readonly session: string;
  /** What its requests ask beside where they go on. */
  readonly query: Template;
  /** Read in the background, request after request; else asked now and then. */
  readonly isFollowed: boolean;
  /** Asks the stream of that name once more from the token before its newest. */
  readonly isAgain: boolean;
  /** How long a request of it waits, in seconds. */
  readonly seconds: number;
  readonly exchanges: readonly Exchange[];
}

/** All streams of a performance, by their chain; a request that waits, waits no less than so many seconds. */
export function streamsOf(
  { exchanges, scenario }: PerformedScenario,
  names: Names,
  leastSeconds: number,
): ReadonlyMap<string, ScriptStream> {
  const streams = new Map<string, ScriptStream>();
  const short = shortName(scenario.id);
  for (const exchange of exchanges) {
    if (exchange.operation.kind !== "stream") continue;
    const { chain } = exchange.operation;
    const known = streams.get(chain);
    if (known !== undefined) {
      streams.set(chain, { ...known, exchanges: [...known.exchanges, exchange] });
      continue;
    }
    const path = chain.slice(short.length + 1).split("/");
    const isAgain = path[2] === "polls" && path.length > 3;
    // The observers' own have only their name, those of `connect` the number of the connection.
    const isFollowed = path.length === 1 || (path[1] !== "snapshot" && /^\d+$/u.test(path[2] ?? ""));
    streams.set(chain, {
      chain,
      name: path
        .slice(0, isAgain ? 3 : undefined)
        .filter((part) => part !== FIRST_DEVICE)
        .join("_")
        .replaceAll(/[^A-Za-z0-9_]/gu, "_"),
      session: names.sessionOf(exchange),
      query: queryOf(exchange, names),
      isFollowed,
      isAgain,
      seconds: 0,
      exchanges: [exchange],
    });
  }
  for (const [chain, stream] of streams) {
    const waits = stream.exchanges.map(({ operation }) => (operation as StreamOperation).timeoutMs);
    streams.set(chain, {
      ...stream,
      seconds: Math.max(leastSeconds, Math.ceil(Math.max(0, ...waits) / 1_000)),
    });
  }
  return streams;
}

/** What the request asks beside where to go on and how long to wait. */
export function queryOf({ request: { path } }: Exchange, names: Names): Template {
  const parameters = [...new URLSearchParams(path.split("?")[1] ?? "")].filter(
    ([name]) => name === "set_presence" || name === "filter",
  );
  return parameters.flatMap(([name, value], place): Template => {
    const text = names.template(value);
    const isPlain = text.length === 1 && typeof text[0] === "string" && /^[\w-]*$/u.test(text[0]);
    return [`${place === 0 ? "" : "&"}${name}=`, ...(isPlain ? text : [{ encoded: text }])];
  });
}

/** The arguments by which a stream is asked. */
export function asking({ name, session, query }: ScriptStream): readonly [Arg, Arg, Arg] {
  return [{ text: [name] }, { text: [session] }, { text: query }];
}
