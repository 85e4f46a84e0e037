import { farewell, openScene } from "../runner/perform-scenario.ts";
import type { Scene } from "../runner/scene.ts";
import { furnish, openObservers, registerCast } from "../runner/set-up-cast.ts";
import { SetUpError } from "../runner/set-up-error.ts";
import { unrecordedContext, type UnrecordedOptions } from "../runner/unrecorded-context.ts";
import { secretsOf } from "../targets/users.ts";
import type { Ms } from "../time/clock.ts";
import type { Registration } from "./examination.ts";
import { PRACTICE } from "./practice.ts";

export interface ExamineOptions extends UnrecordedOptions {
  /** How long to wait for a server that is not ready. */
  readonly waitMs: Ms;
  /** How long each timer of the server is waited for; 0: not at all. */
  readonly timersMs: Ms;
  /** The wall clock in ms since 1970, only to set the server's beside it. */
  readonly wallClockMs: () => number;
}

/** What came of it: whether there were users at all, and what was probed with them. */
export interface Practised<T> {
  readonly registration: Registration;
  readonly probed?: T;
}

/**
 * Probes with the users of `PRACTICE`, on fresh accounts and in fresh rooms, and logs them out. Where the target has
 * several homeservers Alice lives on the first, and Bob on the second.
 */
export async function practise<T>(
  options: ExamineOptions,
  probe: (scene: Scene) => Promise<T>,
): Promise<Practised<T>> {
  const { target, redactor, signal } = options;
  for (const { users } of target.homeservers) for (const secret of secretsOf(users)) redactor.learn(secret);
  const scene = openScene(unrecordedContext(options), PRACTICE);
  const onEnd = () => scene.ending.abort();
  signal.addEventListener("abort", onEnd, { once: true });
  try {
    const registration = await settleIn(scene);
    return registration.kind === "works" ? { registration, probed: await probe(scene) } : { registration };
  } finally {
    signal.removeEventListener("abort", onEnd);
    await farewell(scene);
  }
}

async function settleIn(scene: Scene): Promise<Registration> {
  const { clock, redactor, accounts } = scene.run;
  const begun = clock.now();
  if (!accounts.reserve(PRACTICE)) return tooFew(accounts.given);
  try {
    await registerCast(scene);
    const tookMs = clock.now() - begun;
    await furnish(scene);
    await openObservers(scene);
    return { kind: "works", users: scene.accounts.size, tookMs };
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    return { kind: "refused", message: redactor.text(error.message), hint: error.hint };
  }
}

function tooFew(given: number): Registration {
  const message = `Cannot examine the server: wanted ${PRACTICE.cast.users.length} accounts, found ${given}.`;
  return {
    kind: "refused",
    message,
    hint: "Give more accounts; a run uses each of them once, and takes many.",
  };
}
