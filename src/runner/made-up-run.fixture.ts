import { formatLine } from "../history/ndjson.ts";
import type { Exchange, History, HistoryRecord } from "../history/history.ts";
import type { Command } from "../model/command.ts";
import type { Plan } from "../scenarios/plan.ts";
import type { Cast, Scenario, Step } from "../scenarios/scenario.ts";
import { createReferenceServer } from "../server/reference-server.ts";
import type { ServerRequest, ServerResponse } from "../server/server-request.ts";
import { profile } from "../spec/profiles.ts";
import type { ProfileId } from "../spec/requirement.ts";
import { embeddedTarget } from "../targets/embedded-target.ts";
import { MemoryDispatcher } from "../targets/memory-dispatcher.ts";
import { quiet } from "../targets/passage.ts";
import { OPEN_REGISTRATION } from "../targets/users.ts";
import type { OpenTarget } from "../targets/target.ts";
import { runVirtually, VirtualClock } from "../time/virtual-clock.ts";
import type { RunOptions } from "./run-options.ts";
import { PLAIN_RUN } from "./plain-run.fixture.ts";
import { runScenarios } from "./run-scenarios.ts";

const CAST: Cast = {
  users: ["A", "B", "C"],
  devices: [{ user: "A", device: "d2" }],
  rooms: [{ name: "r1", creator: "A", members: ["B"], preset: "private" }],
  observers: ["B", "C"],
  fence: true,
};

export const step = (command: Command, more: Partial<Step> = {}): Step => ({
  command,
  expect: [],
  looks: [],
  fence: false,
  edges: [],
  ...more,
});
export const put = (presence: "online" | "unavailable" | "offline", more: Partial<Step> = {}) =>
  step(
    { type: "setPresence", user: "A", presence, message: "fresh" },
    { expect: [{ subject: "A", viewers: ["B"], presence }], ...more },
  );

export const scenario = (steps: readonly Step[], more: Partial<Scenario> = {}): Scenario => ({
  id: "made-up/1",
  family: "made-up",
  title: "Made up for a test.",
  machine: "presence",
  cast: CAST,
  steps,
  requirements: [],
  waitMs: 0,
  ...more,
});

function planOf(...scenarios: readonly Scenario[]): Plan {
  const [preflight = scenario([]), ...others] = scenarios;
  const totals = { scenarios: scenarios.length, graphs: {}, requirements: [], unreached: [] };
  return { preflight, scenarios: others, totals, modelHash: "none" };
}

export async function run(
  scenarios: readonly Scenario[],
  more: Partial<RunOptions> & { readonly profileId?: ProfileId } = {},
) {
  const wanted = profile(more.profileId ?? "v1");
  await using target = more.target ?? (await embeddedTarget({ profile: wanted, seed: 1 }).open());
  return runScenarios({
    ...PLAIN_RUN,
    plan: planOf(...scenarios),
    profile: wanted,
    concurrency: 4,
    ...more,
    target,
  });
}

export type Handle = (
  request: ServerRequest,
  next: (request: ServerRequest) => Promise<ServerResponse>,
) => Promise<ServerResponse>;

/** The reference server in virtual time behind something that meddles. */
export function meddled(meddle: Handle, kind: OpenTarget["kind"] = "embedded"): OpenTarget {
  const clock = new VirtualClock();
  const server = createReferenceServer({ clock, profiles: [profile("v1")] });
  const handle = (request: ServerRequest) => meddle(request, (passed) => server.handle(passed));
  return {
    name: "meddled",
    kind,
    homeservers: [{ baseUrls: ["http://meddled.test"], users: OPEN_REGISTRATION }],
    clock,
    dispatcher: new MemoryDispatcher({ clock, passage: () => quiet(1, 1), handle }),
    timers: {},
    perform: (work) => runVirtually(clock, work),
    [Symbol.asyncDispose]: () => Promise.resolve(server.close()),
  };
}

export const answer = (status: number, body: unknown): ServerResponse => ({
  status,
  headers: { "content-type": "application/json" },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
export const never = () => new Promise<ServerResponse>(() => undefined);

export const kinds = (history: History, role?: string) =>
  history.exchanges
    .filter(({ user }) => role === undefined || user === history.scenarios[0]?.cast[role])
    .map(({ operation }) => operation.kind);
export const linesOf = ({ header, scenarios, steps, ends, exchanges, footer }: History) =>
  (
    [header, ...scenarios, ...steps, ...ends, ...exchanges, ...(footer ? [footer] : [])] as HistoryRecord[]
  ).map(formatLine);
export const streamsOf = (history: History, role: string): readonly Exchange[] =>
  history.exchanges.filter(
    ({ operation, user }) => operation.kind === "stream" && user === history.scenarios[0]?.cast[role],
  );
