import type { Scene } from "../scene.ts";
import type { Account } from "../session.ts";
import type { Applicant } from "./applicant.ts";
import { askToRegister } from "./ask-to-register.ts";
import { demandAccount } from "./demand-account.ts";

/**
 * Registers a user of an application service's namespace, which gives them a session of their own: what they do later is
 * done as any user does it.
 *
 * @throws SetUpError when the server does not take it
 */
export async function registerAsApplicationService(
  scene: Scene,
  { name, baseUrl }: Applicant,
  token: string,
): Promise<Account> {
  // `user` is what `username` was called before r0.
  const body = { type: "m.login.application_service", username: name, user: name };
  const answer = await askToRegister(scene, { baseUrl, body, token });
  return demandAccount(scene, { answer, baseUrl, logInBy: { kind: "application-service", token } });
}
