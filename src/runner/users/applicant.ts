import type { Homeserver } from "../../targets/homeserver.ts";
import { accountName, hashOf } from "../account-name.ts";
import type { Scene } from "../scene.ts";

/** An account that is to be. */
export interface Applicant {
  /** Its localpart. */
  readonly name: string;
  readonly password: string;
  readonly baseUrl: string;
}

/** Chooses a name that nobody has, and a password, which from now on is written nowhere. */
export function newApplicant(scene: Scene, role: string, home: Homeserver): Applicant {
  const { run, short } = scene;
  const name = accountName(run.runId, short, role);
  const password = run.newPassword(name);
  run.redactor.learn(password);
  return { name, password, baseUrl: chosenBaseUrl(scene, home) };
}

/** The users of a scenario are spread over the workers of the homeserver, the same way in every run. */
export function chosenBaseUrl(scene: Scene, { baseUrls }: Homeserver): string {
  return baseUrls[(hashOf(scene.short) + scene.next("account")) % baseUrls.length] ?? baseUrls[0];
}
