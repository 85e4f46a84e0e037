import type { Clock, Ms } from "../../time/clock.ts";
import { within } from "../../time/within.ts";
import type { ContainerPlan } from "../declared/container-plan.ts";
import { TargetError } from "../target-error.ts";
import type { ConnectEngine, ContainerEngine } from "./container-engine.ts";
import { saidBy } from "./said-by.ts";

/** What an image is obtained with. */
export interface ObtainSurroundings {
  readonly connect: ConnectEngine;
  readonly tell: (line: string) => void;
  readonly clock: Clock;
}

/** An engine on this machine answers at once; one elsewhere may be slow. */
const ANSWER_MS: Ms = 10_000;

/**
 * The engine, with the image on it: it is pulled unless it is there already.
 *
 * @throws TargetError when there is no engine, or no such image
 */
export async function obtainImage(
  { image, pullTimeoutMs }: ContainerPlan,
  { connect, tell, clock }: ObtainSurroundings,
  signal: AbortSignal | undefined,
): Promise<ContainerEngine> {
  const inTime = async <T>(work: (signal: AbortSignal) => Promise<T>, timeoutMs: Ms): Promise<T> => {
    const over = new AbortController();
    const done = await within(
      work(over.signal).then((value) => ({ value })),
      { timeoutMs, clock, signal },
    );
    over.abort();
    if (done !== undefined) return done.value;
    throw new Error(signal?.aborted === true ? "it was interrupted" : `no answer within ${timeoutMs} ms`);
  };
  const isHere = (engine: ContainerEngine) => inTime((end) => engine.hasImage(image, end), ANSWER_MS);

  const engine = await inTime(connect, ANSWER_MS).catch((cause: unknown) => {
    throw noEngine(image, cause);
  });
  try {
    if (await isHere(engine)) return engine;
    tell(`Pulling ${image} …`);
    await inTime((end) => engine.pull(image, end), pullTimeoutMs);
    if (await isHere(engine)) return engine;
  } catch (cause) {
    throw noImage(image, cause);
  }
  throw noImage(image, "the pull ended without it");
}

function noEngine(image: string, cause: unknown): TargetError {
  const message = `Cannot start ${image}: wanted a container engine that answers, found none (${saidBy(cause)}).`;
  return new TargetError("no-container-engine", message, ENGINE_HINT);
}

const ENGINE_HINT =
  "Start Docker or another engine, let this user reach it, or name it with DOCKER_HOST. Without any: rollcall run process:<target file>, or the URL of a server that runs.";

function noImage(image: string, cause: unknown): TargetError {
  const message = `Cannot get the image ${image}: wanted it on the engine or in its registry, found: ${saidBy(cause)}.`;
  const hint = `Is its name right, and does docker pull ${image} work? Another one: container:<definition>@<tag or image>.`;
  return new TargetError("no-image", message, hint);
}
