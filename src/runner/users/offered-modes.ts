import { logInFlowsSchema, registerChallengeSchema } from "../../spec/wire/account-answer.ts";
import type { Answer } from "../answer.ts";
import { ask, isSuccess, stringIn } from "../ask.ts";
import type { Scene } from "../scene.ts";
import { homeAt } from "./home-at.ts";
import { SHARED_SECRET_PATH } from "./shared-secret-path.ts";
import { TOKEN_STAGES } from "./stage-types.ts";

/**
 * The values of `--users` that the server seems to offer beside the one that it refused: by the flows of its refusal,
 * by whether it has the admin API, and by how it lets users log in.
 */
export async function offeredModes(
  scene: Scene,
  { answer, baseUrl }: { readonly answer: Answer; readonly baseUrl: string },
): Promise<readonly string[]> {
  const { profile } = scene.run;
  const { users } = homeAt(scene.run, baseUrl);
  const get = async (path: string): Promise<Answer> => {
    const operation = { kind: "register" } as const;
    return (await ask(scene, { operation, method: "GET", baseUrl, path, secretKeys: ["nonce"] })).answer;
  };
  const stages = flowsIn(answer)?.flat() ?? [];
  const admin = await get(SHARED_SECRET_PATH);
  const logIns = logInTypes(await get(`${profile.binding.accountPrefix}/login`));
  const offers: Readonly<Record<string, boolean>> = {
    "registration-token:<token>": TOKEN_STAGES.some((stage) => stages.includes(stage)),
    "shared-secret:<secret>": isSuccess(admin) && stringIn(admin, "nonce") !== undefined,
    "application-service:<token>": logIns.includes("m.login.application_service"),
    "accounts:<file>": logIns.includes("m.login.password"),
  };
  return Object.keys(offers).filter((mode) => offers[mode] === true && !mode.startsWith(`${users.kind}:`));
}

/** The flows that a server offers for registration, each as its stages; undefined where it offers none. */
export function flowsIn(answer: Answer): readonly (readonly string[])[] | undefined {
  if (answer.kind !== "answered") return undefined;
  return registerChallengeSchema.safeParse(answer.json).data?.flows.map(({ stages }) => stages);
}

function logInTypes(answer: Answer): readonly string[] {
  const flows = isSuccess(answer) ? logInFlowsSchema.safeParse(answer.json).data?.flows : undefined;
  return flows?.map(({ type }) => type) ?? [];
}
