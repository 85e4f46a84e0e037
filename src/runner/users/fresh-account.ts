import type { Homeserver } from "../../targets/homeserver.ts";
import type { Scene } from "../scene.ts";
import type { Account } from "../session.ts";
import { givenAccount } from "./given-account.ts";
import { registerAsApplicationService } from "./application-service.ts";
import { registerOpenly } from "./open-registration.ts";
import { newApplicant } from "./applicant.ts";
import { registerWithToken } from "./registration-token.ts";
import { registerWithSecret } from "./shared-secret.ts";

/**
 * Gives a role of the scenario an account that no other role has or had, with the session `d1`, in the way that the
 * server's owner declares.
 *
 * @throws SetUpError when the server does not give one
 */
export function freshAccount(scene: Scene, role: string, home: Homeserver): Promise<Account> {
  const { users } = home;
  if (users.kind === "accounts") return givenAccount(scene, home);
  const applicant = newApplicant(scene, role, home);
  if (users.kind === "open") return registerOpenly(scene, applicant);
  if (users.kind === "registration-token") return registerWithToken(scene, applicant, users.token);
  if (users.kind === "shared-secret") return registerWithSecret(scene, applicant, users.secret);
  return registerAsApplicationService(scene, applicant, users.token);
}
