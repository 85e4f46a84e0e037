import type { DeviceName } from "../model/command.ts";
import { ask } from "./ask.ts";
import type { Scene } from "./scene.ts";
import type { Account } from "./session.ts";

/** Ends a session. */
export async function logOut(scene: Scene, account: Account, device: DeviceName): Promise<void> {
  const session = account.sessions.get(device);
  if (session === undefined) return;
  account.sessions.delete(device);
  scene.loggedOut.add(session.token);
  await ask(scene, {
    operation: { kind: "logOut" },
    method: "POST",
    path: `${scene.run.profile.binding.accountPrefix}/logout`,
    body: {},
    session,
  });
}

/** Ends all sessions of an account but one that its owner lent. */
export async function logOutEverywhere(scene: Scene, account: Account): Promise<void> {
  const ours = [...account.sessions].filter(([, { isLent }]) => isLent !== true);
  await Promise.all(ours.map(([device]) => logOut(scene, account, device)));
}
