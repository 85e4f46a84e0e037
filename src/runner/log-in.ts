import type { Json } from "../history/history.ts";
import type { Actor, DeviceName } from "../model/command.ts";
import type { Answer } from "./answer.ts";
import { ask, isSuccess, stringIn } from "./ask.ts";
import { accountOf, type Scene } from "./scene.ts";
import type { Account, LogInBy, Session } from "./session.ts";
import { SetUpError } from "./set-up-error.ts";
import { toldAnswer } from "./told-answer.ts";

/** What came of logging in; no session when the server gave none. */
export interface LoggedIn {
  readonly answer: Answer;
  readonly session?: Session;
}

/**
 * Opens another session of an account; the answer is recorded.
 *
 * @throws Error when the account has no way to log in: nobody may give it to a scenario that does
 */
export async function logIn(scene: Scene, account: Account, device: DeviceName): Promise<LoggedIn> {
  const { id, logInBy, baseUrl } = account;
  const { answer } = await ask(scene, {
    operation: { kind: "logIn" },
    method: "POST",
    baseUrl,
    path: `${scene.run.profile.binding.accountPrefix}/login`,
    body: {
      ...proofOf(account, logInBy),
      identifier: { type: "m.id.user", user: id },
      // The form before r0.4.0; later servers pass it over.
      user: id,
      device_id: device,
    },
    ...(logInBy.kind === "application-service" ? { token: logInBy.token } : {}),
    secretKeys: ["access_token", "refresh_token"],
    user: (answer) => (isSuccess(answer) ? id : null),
    device,
  });
  const token = isSuccess(answer) ? stringIn(answer, "access_token") : undefined;
  if (token === undefined) return { answer };
  const session: Session = { user: id, device, token, baseUrl };
  account.sessions.set(device, session);
  return { answer, session };
}

/** @throws SetUpError when no session came of it: what follows on the device makes no sense without it */
export async function openSession(
  scene: Scene,
  { user, device }: { readonly user: Actor; readonly device: DeviceName },
): Promise<void> {
  const { answer, session } = await logIn(scene, accountOf(scene, user), device);
  if (session !== undefined) return;
  const message = `Cannot log ${user} in on ${device}: wanted an access_token, found ${toldAnswer(answer)}.`;
  throw new SetUpError(message, { outcome: "inconclusive" });
}

function proofOf({ id }: Account, logInBy: LogInBy): { readonly [key: string]: Json } {
  if (logInBy.kind === "application-service") return { type: "m.login.application_service" };
  if (logInBy.kind === "password") return { type: "m.login.password", password: logInBy.password };
  throw new Error(`Cannot log ${id} in: wanted an account with a password, found one with a token only.`);
}
