import { dirname, resolve } from "node:path";
import type { DeclaredQuirks, DeclaredTimers } from "../../history/history.ts";
import type { ProfileId } from "../../spec/requirement.ts";
import { timerInterval } from "../declared-timers.ts";
import { TargetError } from "../target-error.ts";
import { type ContainerPlan, containerPlan } from "./container-plan.ts";
import { durationOf } from "./duration-of.ts";
import { type ProcessPlan, processPlan } from "./process-plan.ts";
import { type TargetFileContent, targetFileSchema } from "./target-file-schema.ts";
import { toldBreach } from "./told-breach.ts";

const MAY_HOLD_SECRETS: ReadonlySet<PropertyKey> = new Set(["users", "args", "env", "files", "baseUrl"]);

/** What a server's owner says of it in a file; nothing here was asked of the server. */
export interface TargetFile {
  /** Where it was read: relative paths in it start from its directory. */
  readonly file: string;
  /** What reports call the server. */
  readonly name?: string;
  readonly homeservers: readonly [DeclaredHomeserver, ...DeclaredHomeserver[]];
  readonly profile?: ProfileId | "auto";
  readonly timers: DeclaredTimers;
  readonly quirks: DeclaredQuirks;
  /** How to start it, where that can be done here. */
  readonly process?: ProcessPlan;
  /** How to start it from an image. */
  readonly container?: ContainerPlan;
}

/** One homeserver as it was declared; several base URLs are workers of it. */
export interface DeclaredHomeserver {
  readonly name?: string;
  readonly baseUrls: readonly [string, ...string[]];
  /** As after `--users`. */
  readonly users?: string;
}

/**
 * Takes the content of a target file.
 *
 * @param file where it was read
 * @throws TargetError that names the wrong key, what was wanted there, and what was found
 */
export function targetFile(file: string, json: unknown): TargetFile {
  const outcome = targetFileSchema.safeParse(json);
  if (!outcome.success)
    throw badTargetFile(file, toldBreach(outcome.error, { json, secret: MAY_HOLD_SECRETS }));
  const { name, profile, timers, quirks, process, container } = outcome.data;
  return {
    file,
    ...(name === undefined ? {} : { name }),
    homeservers: homeserversOf(outcome.data),
    ...(profile === undefined ? {} : { profile }),
    timers: timersOf(timers),
    quirks: quirksOf(quirks),
    ...(process === undefined ? {} : { process: processPlan(process, dirname(resolve(file))) }),
    ...(container === undefined ? {} : { container: containerPlan(container) }),
  };
}

function homeserversOf({ baseUrl, users, homeservers }: TargetFileContent): TargetFile["homeservers"] {
  const [first, ...others] = homeservers ?? [];
  if (first !== undefined) return [homeserverOf(first), ...others.map(homeserverOf)];
  return [homeserverOf({ baseUrl: baseUrl ?? "", users })];
}

function homeserverOf({
  name,
  baseUrl,
  users,
}: NonNullable<TargetFileContent["homeservers"]>[number]): DeclaredHomeserver {
  const [first = "", ...others] = typeof baseUrl === "string" ? [baseUrl] : baseUrl;
  return {
    ...(name === undefined ? {} : { name }),
    baseUrls: [first, ...others],
    ...(users === undefined ? {} : { users }),
  };
}

function timersOf({ offline, idle }: NonNullable<TargetFileContent["timers"]> = {}): DeclaredTimers {
  return {
    ...(offline === undefined ? {} : { offline: timerInterval(offline) }),
    ...(idle === undefined ? {} : { idle: timerInterval(idle) }),
  };
}

function quirksOf({ rateLimit, propagation }: NonNullable<TargetFileContent["quirks"]> = {}): DeclaredQuirks {
  const { presencePutEvery } = rateLimit ?? {};
  return {
    ...(presencePutEvery === undefined ? {} : { presencePutEveryMs: durationOf(presencePutEvery, 0) }),
    ...(propagation === undefined ? {} : { propagationMs: durationOf(propagation, 0) }),
  };
}

/** A target file that cannot be used, and why. */
export function badTargetFile(file: string, what: string): TargetError {
  const hint = "schemas/target.schema.json describes every key; targets/ has examples.";
  return new TargetError("bad-target-file", `Cannot read target file ${file}: ${what}.`, hint);
}
