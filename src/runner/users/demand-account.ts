import { accountAnswerSchema } from "../../spec/wire/account-answer.ts";
import { FIRST_DEVICE } from "../account-name.ts";
import { isSuccess } from "../ask.ts";
import type { Scene } from "../scene.ts";
import type { Account, LogInBy, Session } from "../session.ts";
import { type Refused, whyNoAccount } from "./why-no-account.ts";

/** What came of registering, and how the account will log in again. */
export interface Registered extends Omit<Refused, "what"> {
  readonly logInBy: LogInBy;
}

/**
 * The account whose credentials the answer holds, with the session `d1`.
 *
 * @throws SetUpError when it holds none
 */
export async function demandAccount(scene: Scene, registered: Registered): Promise<Account> {
  const { answer, logInBy, baseUrl } = registered;
  const found = isSuccess(answer) ? accountAnswerSchema.safeParse(answer.json).data : undefined;
  if (found === undefined) throw await whyNoAccount(scene, { ...registered, what: "register a user" });
  const session: Session = { user: found.user_id, device: FIRST_DEVICE, token: found.access_token, baseUrl };
  return { id: found.user_id, logInBy, baseUrl, sessions: new Map([[FIRST_DEVICE, session]]) };
}
