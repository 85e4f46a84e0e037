import { plan } from "../../scenarios/plan.ts";
import { createReferenceServer } from "../../server/reference-server.ts";
import type { ServerRequest, ServerResponse } from "../../server/server-request.ts";
import { profile } from "../../spec/profiles.ts";
import { MemoryDispatcher } from "../../targets/memory-dispatcher.ts";
import { quiet } from "../../targets/passage.ts";
import type { OpenTarget } from "../../targets/target.ts";
import type { Users } from "../../targets/users.ts";
import { runVirtually, VirtualClock } from "../../time/virtual-clock.ts";
import { formatLine } from "../../history/ndjson.ts";
import type { HistoryRecord } from "../../history/history.ts";
import { PLAIN_RUN } from "../plain-run.fixture.ts";
import { runScenarios } from "../run-scenarios.ts";
import { logsInOrOut } from "./accounts-needed.ts";

type Next = (request: ServerRequest) => Promise<ServerResponse>;

/** Answers in its own way, or lets the reference server do it. */
export type Gate = (request: ServerRequest, next: Next) => ServerResponse | Promise<ServerResponse>;

/** One request that came to the server. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

const v1 = profile("v1");

/** An answer in JSON. */
export function json(status: number, body: unknown): ServerResponse {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** The request's body; empty where it is none. */
export function bodyOf({ body }: Pick<ServerRequest, "body">): Readonly<Record<string, unknown>> {
  return body === undefined ? {} : (JSON.parse(body) as Record<string, unknown>);
}

/** Requests about accounts. */
const ABOUT_ACCOUNTS = /\/(?:register|login|account\/whoami)$/u;

/** The reference server in virtual time, behind a gate; what it answers about accounts echoes all that was asked. */
export function gatedTarget(users: Users, gate: Gate = (request, next) => next(request)) {
  const clock = new VirtualClock();
  const server = createReferenceServer({ clock, profiles: [v1] });
  const seen: Seen[] = [];
  const handle = async (request: ServerRequest): Promise<ServerResponse> => {
    const { method, path, headers } = request;
    const token = headers["authorization"]?.replace("Bearer ", "");
    seen.push({ method, path, token, body: bodyOf(request) });
    const answer = await gate(request, (passed) => server.handle(passed));
    if (!ABOUT_ACCOUNTS.test(path)) return answer;
    const echo = JSON.stringify({ echo: [headers["authorization"] ?? "", request.body ?? "", path] });
    return { ...answer, body: answer.body.replace(/^\{(?!\})/u, `${echo.slice(0, -1)},`) };
  };
  const target: OpenTarget = {
    name: "gated",
    kind: "embedded",
    homeservers: [{ baseUrls: ["http://gated.test"], users }],
    clock,
    dispatcher: new MemoryDispatcher({ clock, passage: () => quiet(1, 1), handle }),
    timers: {},
    perform: (work) => runVirtually(clock, work),
    [Symbol.asyncDispose]: () => Promise.resolve(server.close()),
  };
  /** Asks the server behind the gate, before the run. */
  const ask = (method: string, path: string, { token, body }: Partial<Pick<Seen, "token" | "body">> = {}) =>
    server.handle({
      method,
      path: `/_matrix/client/v3${path}`,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: new AbortController().signal,
    });
  return { target, seen, ask };
}

/** A preflight, a scenario that only acts, and one that logs in or out: performed, with all that was recorded. */
export async function shortRun(target: OpenTarget, signal = new AbortController().signal) {
  const whole = plan({ profile: v1, depth: "smoke", seed: 1 });
  const scenarios = [
    whole.scenarios.find((scenario) => !logsInOrOut(scenario)),
    whole.scenarios.find((scenario) => logsInOrOut(scenario)),
  ].filter((scenario) => scenario !== undefined);
  const lines: string[] = [];
  const write = (record: HistoryRecord) => void lines.push(formatLine(record));
  const outcome = await runScenarios({
    ...PLAIN_RUN,
    plan: { ...whole, scenarios },
    target,
    profile: v1,
    concurrency: 1,
    sinks: [{ write }],
    signal,
  });
  return { ...outcome, record: lines.join("\n") };
}
