import { CheckFailed } from "./check-failed.ts";
import { at } from "./loose-json.ts";
import type { PlainClient } from "./plain-client.ts";
import { PlainUser } from "./plain-user.ts";

/**
 * A fresh account with a session.
 *
 * @throws CheckFailed when the server gives none
 */
export async function register(client: PlainClient, name: string): Promise<PlainUser> {
  const { status, body } = await client.send({
    method: "POST",
    path: "/register",
    body: { username: name, password: "a plain password", auth: { type: "m.login.dummy" } },
  });
  const [id, token] = [at(body, "user_id"), at(body, "access_token")];
  if (typeof id === "string" && typeof token === "string") return new PlainUser(client, { id, token });
  throw new CheckFailed(`wanted an account, found ${status}`);
}
