import type { Json } from "../../history/history.ts";
import { FIRST_DEVICE } from "../account-name.ts";
import type { Answer } from "../answer.ts";
import { ask, stringIn } from "../ask.ts";
import type { Scene } from "../scene.ts";

/** A request that is to make a user. */
export interface Registration {
  readonly baseUrl: string;
  /** The profile's own when absent. */
  readonly path?: string;
  readonly body: { readonly [key: string]: Json };
  /** Whose right it is to register, where it is somebody's. */
  readonly token?: string;
}

/** Asks the server to register a user, with the session `d1`, and records it. */
export async function askToRegister(scene: Scene, registration: Registration): Promise<Answer> {
  const { baseUrl, path, body, token } = registration;
  const { answer } = await ask(scene, {
    operation: { kind: "register" },
    method: "POST",
    baseUrl,
    path: path ?? `${scene.run.profile.binding.accountPrefix}/register`,
    body: { ...body, device_id: FIRST_DEVICE, initial_device_display_name: "rollcall" },
    ...(token === undefined ? {} : { token }),
    secretKeys: ["access_token", "refresh_token"],
    user: (registered) => stringIn(registered, "user_id") ?? null,
    device: FIRST_DEVICE,
  });
  return answer;
}
