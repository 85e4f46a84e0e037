import type { HistoryWriter } from "../history/history-writer.ts";
import type { Answer } from "./answer.ts";
import { VERSIONS_PATH } from "./reach-target.ts";
import type { Homeserver } from "../targets/homeserver.ts";
import type { RunOptions } from "./run-options.ts";

/** What was learned when the target was reached. */
export interface Greeting {
  /** Its answer to the question for its versions. */
  readonly versions: Answer;
  /** What it says that it is. */
  readonly server: string | undefined;
}

/** Writes the header, and what the server answered when it was reached. */
export function beginHistory(
  writer: HistoryWriter,
  options: RunOptions,
  { versions, server }: Partial<Greeting> = {},
): void {
  const { tool, profile, target, seed, depth, plan, startedAt } = options;
  writer.begin({
    tool,
    profile: profile.id,
    target: {
      name: target.name,
      kind: target.kind,
      ...(server === undefined ? {} : { server }),
      ...(target.homeservers.length === 1 ? {} : { homeservers: target.homeservers.map(nameOf) }),
    },
    seed,
    depth,
    modelHash: plan.modelHash,
    startedAt,
    timers: target.timers,
    ...(target.quirks === undefined ? {} : { quirks: target.quirks }),
    plan: plan.totals,
  });
  if (versions?.kind !== "answered") return;
  const { sent, received, attempts, status, contentType, json } = versions;
  writer.exchange({
    scenario: plan.preflight.id,
    operation: { kind: "versions" },
    user: null,
    device: null,
    request: { method: "GET", path: VERSIONS_PATH },
    sent,
    received,
    outcome: "answered",
    status,
    ...(contentType === undefined ? {} : { contentType }),
    ...(json === undefined ? {} : { body: json }),
    attempts,
  });
}

function nameOf({ name, baseUrls: [first] }: Homeserver): string {
  return name ?? first;
}
