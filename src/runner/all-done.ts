/**
 * Waits for all, also after one has failed, so that nothing goes on behind the caller's back.
 *
 * @throws the first failure
 */
export async function allDone(works: readonly Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(works))
    if (outcome.status === "rejected") throw outcome.reason;
}
