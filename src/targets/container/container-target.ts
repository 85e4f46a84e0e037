import type { Ms } from "../../time/clock.ts";
import { type Bound, within } from "../../time/within.ts";
import type { ContainerPlan } from "../declared/container-plan.ts";
import { declaredTarget } from "../declared/declared-target.ts";
import type { TargetFile } from "../declared/target-file.ts";
import { fillInAddress } from "../process/fill-in.ts";
import { lastWords } from "../process/last-words.ts";
import type { ProcessSurroundings } from "../process/process-target.ts";
import { untilReady } from "../process/until-ready.ts";
import { TargetError } from "../target-error.ts";
import type { Target } from "../target.ts";
import { OPEN_REGISTRATION, type UsersByHomeserver } from "../users.ts";
import type { Address, ConnectEngine, RunningContainer } from "./container-engine.ts";
import { obtainImage } from "./obtain-image.ts";
import { saidBy } from "./said-by.ts";

/** A target file that says from which image to start the server. */
export type ContainerFile = TargetFile & { readonly container: ContainerPlan };

/** What surrounds a container. */
export interface ContainerSurroundings extends Omit<ProcessSurroundings, "env"> {
  readonly connect: ConnectEngine;
  /** Told, in a line, of what takes its time or is left undone. */
  readonly tell: (line: string) => void;
}

/** An engine starts an image that is here within a second or two; this is for a busy one. */
const START_MS: Ms = 60_000;
const REMOVE_MS: Ms = 20_000;

/**
 * A server in a container that is started for the run and removed after it.
 *
 * @param started what its file says; base URLs hold placeholders
 * @param users as declared, their secrets read
 * @throws TargetError when a base URL is none of a server
 */
export function containerTarget(
  started: ContainerFile,
  surroundings: ContainerSurroundings,
  users: UsersByHomeserver = [OPEN_REGISTRATION],
): Target {
  const { container: plan, name = plan.image } = started;
  const { clock, output, redactor } = surroundings;
  const at = (address: Address) => ({ ...fillInAddress(started, address), name });
  const reachedAt = (address: Address) => declaredTarget(at(address), { users, clock });
  // Nothing may be started when the server could not be reached afterwards.
  reachedAt({ host: "localhost", port: 1 });
  const failed = (found: string) =>
    new TargetError(
      "container-failed",
      `Cannot start the server: wanted ${plan.image} to answer, found: ${found}. ${lastWords(output, redactor)}`,
      HINT,
    );
  const untilAnswers = async (container: RunningContainer, signal: AbortSignal | undefined) => {
    const address = await addressOf(container, { timeoutMs: START_MS, clock, signal });
    if (typeof address === "string") throw failed(address);
    const [{ baseUrls }] = at(address).homeservers;
    const { path, timeoutMs } = plan.ready;
    const url = `${baseUrls[0]}${path}`;
    const trouble = await untilReady(container, { url, timeoutMs, clock, signal });
    if (trouble !== undefined) throw failed(trouble);
    return address;
  };
  return {
    name,
    kind: "url",
    open: async (signal) => {
      const engine = await obtainImage(plan, surroundings, signal);
      const container = engine.run(plan, output);
      let isOver = false;
      const clear = async () => {
        isOver = true;
        await remove(container, surroundings);
      };
      const untimelyEnd = async (): Promise<string> => {
        const { how } = await container.ended;
        return isOver ? new Promise(() => undefined) : `${how}. ${lastWords(output, redactor)}`;
      };
      try {
        const open = await reachedAt(await untilAnswers(container, signal)).open();
        const close = async () => {
          await open[Symbol.asyncDispose]();
          await clear();
        };
        return { ...open, ended: untimelyEnd(), [Symbol.asyncDispose]: close };
      } catch (error) {
        await clear();
        throw error;
      }
    },
  };
}

const HINT =
  "--server-log <file> keeps all that it wrote. Is it configured right, and does it listen on all addresses, at container.port?";

/** Where it is reached, or why it is not, in a few words. */
async function addressOf(container: RunningContainer, bound: Bound): Promise<Address | string> {
  const address = container.address.catch(saidBy);
  const end = container.ended.then(({ how }) => how);
  const first = await within(Promise.race([address, end]), bound);
  if (first !== undefined) return first;
  return bound.signal?.aborted === true
    ? "it was interrupted"
    : `it did not start within ${bound.timeoutMs} ms`;
}

/** An engine that went away meanwhile must not hide how the run ended. */
async function remove(container: RunningContainer, { clock, tell }: ContainerSurroundings): Promise<void> {
  const gone = container.remove().then(
    () => true,
    () => false,
  );
  if ((await within(gone, { timeoutMs: REMOVE_MS, clock })) === true) return;
  tell(
    `The container ${container.name} could not be removed; docker rm --force --volumes ${container.name} does it.`,
  );
}
