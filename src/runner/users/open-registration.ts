import type { Scene } from "../scene.ts";
import type { Account } from "../session.ts";
import type { Applicant } from "./applicant.ts";
import { registerByStages } from "./register-by-stages.ts";
import { DUMMY } from "./stage-types.ts";

/**
 * Registers where anybody may.
 *
 * @throws SetUpError when the server does not take it
 */
export function registerOpenly(scene: Scene, applicant: Applicant): Promise<Account> {
  return registerByStages(scene, applicant, [{ type: DUMMY }]);
}
