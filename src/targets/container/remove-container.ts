import type { ContainerRuntimeClient } from "testcontainers";

/** No such container, and one that is being removed already. */
const AS_GOOD_AS_GONE: readonly unknown[] = [404, 409];

/**
 * Ends a container and removes it with its volumes; one that is gone is no trouble.
 *
 * @throws Error when the engine does not do it
 */
export async function removeContainer(client: ContainerRuntimeClient, name: string): Promise<void> {
  try {
    await client.container.getById(name).remove({ force: true, v: true });
  } catch (cause) {
    if (!AS_GOOD_AS_GONE.includes((cause as { readonly statusCode?: unknown }).statusCode)) throw cause;
  }
}
