import { randomBytes } from "node:crypto";
import { globalAgent } from "node:http";
import {
  type ContainerRuntimeClient,
  GenericContainer,
  getContainerRuntimeClient,
  ImageName,
  Wait,
} from "testcontainers";
import { wallClock } from "../../time/wall-clock.ts";
import { within } from "../../time/within.ts";
import type { ContainerPlan } from "../declared/container-plan.ts";
import type { OutputTail } from "../process/output-tail.ts";
import type { Ended } from "../process/start-process.ts";
import type { ContainerEngine, RunningContainer } from "./container-engine.ts";
import { deferred } from "./deferred.ts";
import { removeContainer } from "./remove-container.ts";
import { startGuard } from "./start-guard.ts";

/** Readable by everybody: images run as users of their own. */
const FILE_MODE = 0o644;
/** What a container wrote last arrives after the news of its end. */
const LAST_OUTPUT_MS = 1_000;

/**
 * Docker, or what speaks like it, by testcontainers.
 *
 * @throws Error when no engine answers
 */
export async function testcontainersEngine(signal: AbortSignal): Promise<ContainerEngine> {
  const client = await orGiveUp(getContainerRuntimeClient, signal);
  return {
    hasImage: (image, end) => orGiveUp(() => client.image.exists(ImageName.fromString(image)), end),
    pull: (image, end) => orGiveUp(() => client.image.pull(ImageName.fromString(image)), end),
    run: (plan, output) => runContainer(client, plan, output),
  };
}

/** testcontainers takes no signal. Its requests are all that travels by Node's own agent, and an engine stops what nobody waits for. */
async function orGiveUp<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  signal.addEventListener("abort", giveUp, { once: true });
  try {
    return await work();
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}

function giveUp(): void {
  globalAgent.destroy();
}

function runContainer(
  client: ContainerRuntimeClient,
  plan: ContainerPlan,
  output: OutputTail,
): RunningContainer {
  const name = `rollcall-${randomBytes(6).toString("hex")}`;
  const guard = startGuard(name);
  const ended = deferred<Ended>();
  const listen = async (id: string) => {
    const container = client.container.getById(id);
    const written = await client.container.attach(container);
    const allWritten = new Promise((resolve) => written.once("close", resolve));
    // What broke the stream shows by the end of the container, or does not matter.
    written.on("data", (chunk: unknown) => output.add(String(chunk))).on("error", () => undefined);
    void howItEnds(container.wait({ condition: "next-exit" }), allWritten).then(ended.resolve);
  };
  const started = containerOf(plan, listen).withName(name).start();
  return {
    name,
    address: started.then((running) => ({
      host: running.getHost(),
      port: running.getMappedPort(plan.port),
    })),
    ended: ended.promise,
    remove: async () => {
      await removeContainer(client, name);
      // It may just have been on its way.
      await started.catch(() => undefined);
      await removeContainer(client, name);
      guard.dismiss();
    },
  };
}

async function howItEnds(
  waited: Promise<{ readonly StatusCode: number }>,
  allWritten: Promise<unknown>,
): Promise<Ended> {
  try {
    const { StatusCode: code } = await waited;
    await within(allWritten, { timeoutMs: LAST_OUTPUT_MS, clock: wallClock });
    return { succeeded: code === 0, how: `it ended with exit code ${code}` };
  } catch {
    return { succeeded: false, how: "the container engine went away" };
  }
}

/** As planned; testcontainers is not to wait until it is ready, because it would not notice a container that ended. */
function containerOf(
  { image, port, env, files, entrypoint, command }: ContainerPlan,
  onCreated: (id: string) => Promise<void>,
): GenericContainer {
  const container = new HeardContainer(image, onCreated)
    .withExposedPorts(port)
    .withEnvironment(env)
    .withCopyContentToContainer(
      Object.entries(files).map(([target, content]) => ({ target, content, mode: FILE_MODE })),
    )
    .withWaitStrategy(Wait.forAll([]))
    .withAutoCleanup(false);
  if (entrypoint !== undefined) container.withEntrypoint([...entrypoint]);
  if (command !== undefined) container.withCommand([...command]);
  return container;
}

/** A container that is listened to before it starts, so that nothing it says is missed. */
class HeardContainer extends GenericContainer {
  private readonly onCreated: (id: string) => Promise<void>;

  constructor(image: string, onCreated: (id: string) => Promise<void>) {
    super(image);
    this.onCreated = onCreated;
  }

  protected override containerCreated(id: string): Promise<void> {
    return this.onCreated(id);
  }
}
