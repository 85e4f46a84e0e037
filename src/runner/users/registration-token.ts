import type { Scene } from "../scene.ts";
import type { Account } from "../session.ts";
import type { Applicant } from "./applicant.ts";
import { registerByStages } from "./register-by-stages.ts";
import { DUMMY, TOKEN_STAGES } from "./stage-types.ts";

/**
 * Registers where whoever has the token may.
 *
 * @throws SetUpError when the server does not take it
 */
export function registerWithToken(scene: Scene, applicant: Applicant, token: string): Promise<Account> {
  const [stage, olderStage] = TOKEN_STAGES;
  return registerByStages(scene, applicant, [
    { type: stage, token },
    { type: olderStage, token },
    { type: DUMMY },
  ]);
}
