import type { Homeserver } from "../../targets/homeserver.ts";
import type { GivenAccount } from "../../targets/users.ts";
import { FIRST_DEVICE } from "../account-name.ts";
import { ask, isSuccess, stringIn } from "../ask.ts";
import { logIn } from "../log-in.ts";
import type { Scene } from "../scene.ts";
import type { Account } from "../session.ts";
import { SetUpError } from "../set-up-error.ts";
import { chosenBaseUrl } from "./applicant.ts";
import { makeAsNew } from "./make-as-new.ts";
import { whyNoAccount } from "./why-no-account.ts";

/**
 * Takes one of the accounts that the server's owner gave, and makes it as good as new.
 *
 * @throws SetUpError when it cannot be used
 */
export async function givenAccount(scene: Scene, home: Homeserver): Promise<Account> {
  const given = scene.run.accounts.take(scene.scenario);
  const baseUrl = chosenBaseUrl(scene, home);
  const account =
    "token" in given ? await withToken(scene, given, baseUrl) : await withPassword(scene, given, baseUrl);
  for (const session of account.sessions.values()) await makeAsNew(scene, session);
  return account;
}

async function withPassword(
  scene: Scene,
  { user, password }: Extract<GivenAccount, { readonly password: string }>,
  baseUrl: string,
): Promise<Account> {
  const account: Account = {
    id: user,
    logInBy: { kind: "password", password },
    baseUrl,
    sessions: new Map(),
  };
  const { answer, session } = await logIn(scene, account, FIRST_DEVICE);
  if (session !== undefined) return account;
  throw await whyNoAccount(scene, { what: `log ${user} in`, answer, baseUrl });
}

async function withToken(
  scene: Scene,
  { user, token }: Extract<GivenAccount, { readonly token: string }>,
  baseUrl: string,
): Promise<Account> {
  const session = { user, device: FIRST_DEVICE, token, baseUrl, isLent: true } as const;
  const { answer } = await ask(scene, {
    operation: { kind: "whoAmI" },
    method: "GET",
    path: `${scene.run.profile.binding.accountPrefix}/account/whoami`,
    session,
    // Whether it still is one is what is asked.
    token,
  });
  const owner = isSuccess(answer) ? stringIn(answer, "user_id") : undefined;
  if (owner === user)
    return { id: user, logInBy: { kind: "never" }, baseUrl, sessions: new Map([[FIRST_DEVICE, session]]) };
  if (owner === undefined)
    throw await whyNoAccount(scene, { what: `use the token of ${user}`, answer, baseUrl });
  throw new SetUpError(`Cannot use the token of ${user}: wanted their own, found that of ${owner}.`, {
    outcome: "error",
    code: "no-accounts",
    hint: "Each account of the file needs a token of its own user.",
  });
}
