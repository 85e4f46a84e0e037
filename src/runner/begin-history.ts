import { limitText } from "../history/limit-text.ts";
import type { HistoryWriter } from "../history/history-writer.ts";
import type { Answer } from "./answer.ts";
import { VERSIONS_PATH } from "./reach-target.ts";
import type { Homeserver } from "../targets/homeserver.ts";
import type { RunOptions } from "./run-options.ts";

/** A report takes 1 KiB of a server's text. */
const MAX_TEXT = 960;

function cutText(text: string): string {
  return limitText(text, (same) => same, MAX_TEXT);
}

/** Writes the header, and what the server answered when it was reached. */
export function beginHistory(writer: HistoryWriter, options: RunOptions, versions: Answer | undefined): void {
  const { tool, profile, target, seed, depth, plan, startedAt } = options;
  const server = versions?.kind === "answered" ? versions.server : undefined;
  writer.begin({
    tool,
    profile: profile.id,
    target: {
      name: target.name,
      kind: target.kind,
      ...(server === undefined ? {} : { server: cutText(server) }),
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
