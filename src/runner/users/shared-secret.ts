import { createHmac } from "node:crypto";
import { FIRST_DEVICE } from "../account-name.ts";
import { ask, isSuccess, stringIn } from "../ask.ts";
import { logIn } from "../log-in.ts";
import type { Scene } from "../scene.ts";
import type { Account } from "../session.ts";
import type { Applicant } from "./applicant.ts";
import { askToRegister } from "./ask-to-register.ts";
import { demandAccount } from "./demand-account.ts";
import { SHARED_SECRET_PATH } from "./shared-secret-path.ts";
import { whyNoAccount } from "./why-no-account.ts";

/**
 * Registers at the admin API of Synapse, which Dendrite has as well, as somebody who knows the server's secret. The
 * secret itself is never sent.
 *
 * @throws SetUpError when the server does not take it
 */
export async function registerWithSecret(
  scene: Scene,
  { name, password, baseUrl }: Applicant,
  secret: string,
): Promise<Account> {
  const { answer: offer } = await ask(scene, {
    operation: { kind: "register" },
    method: "GET",
    baseUrl,
    path: SHARED_SECRET_PATH,
    secretKeys: ["nonce"],
  });
  const nonce = isSuccess(offer) ? stringIn(offer, "nonce") : undefined;
  if (nonce === undefined)
    throw await whyNoAccount(scene, { what: "register a user", answer: offer, baseUrl });
  const mac = createHmac("sha1", secret).update([nonce, name, password, "notadmin"].join("\0")).digest("hex");
  scene.run.redactor.learn(mac);
  const body = { nonce, username: name, password, admin: false, mac };
  const answer = await askToRegister(scene, { baseUrl, path: SHARED_SECRET_PATH, body });
  const account = await demandAccount(scene, { answer, baseUrl, logInBy: { kind: "password", password } });
  return onFirstDevice(scene, account, stringIn(answer, "device_id"));
}

/** Dendrite names the device itself: then the harness logs in on one of its own, and keeps the other to log it out. */
async function onFirstDevice(scene: Scene, account: Account, device: string | undefined): Promise<Account> {
  if (device === undefined || device === FIRST_DEVICE) return account;
  const [first] = account.sessions.values();
  account.sessions.clear();
  const { answer } = await logIn(scene, account, FIRST_DEVICE);
  if (account.sessions.size === 0)
    throw await whyNoAccount(scene, { what: `log ${account.id} in`, answer, baseUrl: account.baseUrl });
  if (first !== undefined) account.sessions.set(device, { ...first, device });
  return account;
}
