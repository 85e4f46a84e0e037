import { type Dispatcher, request } from "undici";
import { versionsAnswerSchema } from "../spec/wire/versions-answer.ts";
import type { OpenTarget } from "../targets/target.ts";
import { type Ms, sleep } from "../time/clock.ts";
import { TargetSilent } from "./target-silent.ts";

const PATH = "/_matrix/client/versions";
/** The contract: one request, 30 s in all. */
const LONGEST_MS: Ms = 30_000;
/** A list of versions is a few hundred bytes; a guess that leaves room for unstable features. */
const LARGEST_BYTES = 1024 * 1024;
/** Between two tries while the server is not ready. */
const PAUSE_MS: Ms = 500;

/** How patient to be. */
export interface AskOptions {
  readonly waitMs: Ms;
  readonly signal: AbortSignal;
}

/**
 * The versions that the server says it speaks; waits for a server that is not ready yet as long as it may.
 *
 * @throws TargetSilent when it cannot be reached or is no Matrix server
 */
export async function askVersions(
  target: OpenTarget,
  { waitMs, signal }: AskOptions,
): Promise<readonly string[]> {
  return target.perform(async () => {
    const until = target.clock.now() + waitMs;
    for (;;) {
      try {
        return await askOnce(target, signal);
      } catch (error) {
        const isReadyLater = error instanceof TargetSilent && error.code === "target-unreachable";
        if (!isReadyLater || signal.aborted || target.clock.now() >= until) throw error;
        await sleep(target.clock, PAUSE_MS, signal);
      }
    }
  });
}

async function askOnce(
  { baseUrl, dispatcher, clock }: OpenTarget,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const late = new AbortController();
  const timer = clock.setTimeout(
    () => late.abort(new Error(`no answer within ${LONGEST_MS / 1_000} s`)),
    LONGEST_MS,
  );
  try {
    const bound = AbortSignal.any([late.signal, signal]);
    const answer = await request(`${baseUrl}${PATH}`, { dispatcher, signal: bound });
    const text = await readText(answer.body);
    if (answer.statusCode === 502 || answer.statusCode === 503 || answer.statusCode === 504) {
      throw new TargetSilent("target-unreachable", baseUrl, `status ${answer.statusCode}`);
    }
    return versionsIn(baseUrl, answer.statusCode, text);
  } catch (cause) {
    if (cause instanceof TargetSilent) throw cause;
    const why = late.signal.aborted ? late.signal.reason : cause;
    throw new TargetSilent("target-unreachable", baseUrl, why);
  } finally {
    clock.clearTimeout(timer);
  }
}

/** @throws Error when the answer is larger than any list of versions */
async function readText(body: Dispatcher.ResponseData["body"]): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > LARGEST_BYTES) throw new Error(`an answer of more than ${LARGEST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function versionsIn(baseUrl: string, status: number, text: string): readonly string[] {
  const parsed = status === 200 ? versionsAnswerSchema.safeParse(jsonIn(text)) : undefined;
  if (parsed?.success === true) return parsed.data.versions;
  throw new TargetSilent(
    "not-a-matrix-server",
    baseUrl,
    `status ${status} and ${JSON.stringify(text.slice(0, 60))}`,
  );
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
