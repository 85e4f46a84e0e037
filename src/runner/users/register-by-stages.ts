import type { Json } from "../../history/history.ts";
import { registerChallengeSchema } from "../../spec/wire/account-answer.ts";
import type { Answer } from "../answer.ts";
import type { Scene } from "../scene.ts";
import type { Account } from "../session.ts";
import type { Applicant } from "./applicant.ts";
import { askToRegister } from "./ask-to-register.ts";
import { demandAccount } from "./demand-account.ts";

/** A stage of interactive registration that the harness can pass, with what it has to say there. */
export interface Stage {
  readonly type: string;
  readonly [key: string]: string;
}

/**
 * Registers interactively: one stage after the other of a flow of which every stage is among those given. The first is
 * tried at once, which most servers take.
 *
 * @throws SetUpError when the server offers no such flow, or refuses
 */
export async function registerByStages(
  scene: Scene,
  { name, password, baseUrl }: Applicant,
  stages: readonly [Stage, ...Stage[]],
): Promise<Account> {
  const post = (auth: Json) => askToRegister(scene, { baseUrl, body: { username: name, password, auth } });
  let answer = await post(stages[0]);
  let next = nextStage(answer, stages);
  const tried = new Set<Stage>();
  while (next !== undefined && !tried.has(next.stage)) {
    tried.add(next.stage);
    answer = await post({ ...next.stage, session: next.session });
    next = nextStage(answer, stages);
  }
  // A stage that is asked for again did not pass.
  const found = next === undefined ? {} : { found: `the stage ${next.stage.type} refused` };
  return demandAccount(scene, { answer, baseUrl, logInBy: { kind: "password", password }, ...found });
}

/** What the server waits for, if the harness can give it. */
function nextStage(
  answer: Answer,
  stages: readonly Stage[],
): { readonly stage: Stage; readonly session: string } | undefined {
  if (answer.kind !== "answered" || answer.status !== 401) return undefined;
  const { session, flows = [], completed = [] } = registerChallengeSchema.safeParse(answer.json).data ?? {};
  const known = (type: string) => stages.find((stage) => stage.type === type);
  const flow = flows.find((offered) => offered.stages.every((type) => known(type) !== undefined));
  const stage = flow?.stages.filter((type) => !completed.includes(type)).map(known)[0];
  return stage === undefined || session === undefined ? undefined : { stage, session };
}
