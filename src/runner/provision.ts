import type { Json } from "../history/history.ts";
import type { DeviceName } from "../model/command.ts";
import { accountAnswerSchema, registerChallengeSchema } from "../spec/wire/account-answer.ts";
import { accountName, FIRST_DEVICE, hashOf } from "./account-name.ts";
import type { Answer } from "./answer.ts";
import { ask, isSuccess, type Outcome, stringIn } from "./ask.ts";
import type { Scene } from "./scene.ts";
import type { Account, Session } from "./session.ts";
import { SetUpError } from "./set-up-error.ts";
import { cutBetweenWords, toldAnswer } from "./told-answer.ts";

const DUMMY = "m.login.dummy";
const OPEN_REGISTRATION_HINT =
  "The harness registers its own users with m.login.dummy: open registration on the test server " +
  "(Synapse: enable_registration and enable_registration_without_verification: true; Dendrite: --really-enable-open-registration).";
const RATE_LIMIT_HINT =
  "The harness waits for up to a minute in all: lift the rate limits of the test server (Synapse: rc_registration, rc_login, rc_message; Dendrite: rate_limiting.enabled: false).";

/**
 * Registers a fresh account, which gives the session `d1`.
 *
 * @throws SetUpError when the server does not take it
 */
export async function register(scene: Scene, role: string): Promise<Account> {
  const { run, short } = scene;
  const name = accountName(run.runId, short, role);
  const password = run.newPassword(name);
  run.redactor.learn(password);
  const baseUrl = chosenBaseUrl(scene);
  const body = { username: name, password, device_id: FIRST_DEVICE, initial_device_display_name: "rollcall" };
  const post = (auth: Json) =>
    ask(scene, {
      operation: { kind: "register" },
      method: "POST",
      baseUrl,
      path: `${run.profile.binding.accountPrefix}/register`,
      body: { ...body, auth },
      user: (answer) => stringIn(learned(scene, answer), "user_id") ?? null,
      device: FIRST_DEVICE,
    });
  const first = await post({ type: DUMMY });
  const { answer } = await withSession(first, (session) => post({ type: DUMMY, session }));
  const { user_id: id, access_token: token } = credentialsIn(scene, answer);
  const session: Session = { user: id, device: FIRST_DEVICE, token, baseUrl };
  return { id, password, baseUrl, sessions: new Map([[FIRST_DEVICE, session]]) };
}

/** The users of a scenario are spread over the workers, the same way in every run. */
function chosenBaseUrl(scene: Scene): string {
  const { baseUrls } = scene.run.homeserver;
  return baseUrls[(hashOf(scene.short) + scene.next("account")) % baseUrls.length] ?? baseUrls[0];
}

/** A server that wants a session for its stages gets the same request again with it. */
async function withSession(first: Outcome, again: (session: string) => Promise<Outcome>): Promise<Outcome> {
  const { answer } = first;
  if (answer.kind !== "answered" || answer.status !== 401) return first;
  const { session, flows } = registerChallengeSchema.safeParse(answer.json).data ?? {};
  const isOpen = flows?.some(({ stages }) => stages.every((stage) => stage === DUMMY)) ?? false;
  return isOpen && session !== undefined ? again(session) : first;
}

function credentialsIn(
  scene: Scene,
  answer: Answer,
): { readonly user_id: string; readonly access_token: string } {
  const credentials = isSuccess(answer) ? accountAnswerSchema.safeParse(answer.json).data : undefined;
  if (credentials !== undefined) return credentials;
  const offered = offeredFlows(answer);
  const found = offered === undefined ? toldAnswer(answer) : `an offer of ${offered} only`;
  throw new SetUpError(
    `Cannot register a user: wanted user_id and access_token, found ${found}.`,
    whyRefused(scene, answer),
  );
}

/** Only a refusal is about registration; trouble on the way and a limit have other remedies. */
function whyRefused({ run }: Scene, answer: Answer): ConstructorParameters<typeof SetUpError>[1] {
  if (answer.kind !== "answered") return { outcome: "inconclusive" };
  if (answer.status === 429) return { outcome: "inconclusive", hint: RATE_LIMIT_HINT };
  const { accountPrefix } = run.profile.binding;
  const hint =
    answer.status === 404 || answer.status === 405
      ? `Profile ${run.profile.id} registers at ${accountPrefix}/register: does the server speak it? --profile auto takes what it says it speaks.`
      : OPEN_REGISTRATION_HINT;
  return { outcome: "error", code: "no-accounts", hint };
}

function offeredFlows(answer: Answer): string | undefined {
  if (answer.kind !== "answered") return undefined;
  const flows = registerChallengeSchema.safeParse(answer.json).data?.flows;
  const offered = flows?.map(({ stages }) => stages.join(" + ")).join(", or ");
  return offered === undefined ? undefined : cutBetweenWords(offered);
}

/** Opens another session of an account. @returns nothing when the server did not give one; the answer is recorded */
export async function logIn(
  scene: Scene,
  account: Account,
  device: DeviceName,
): Promise<Session | undefined> {
  const { binding } = scene.run.profile;
  const { answer } = await ask(scene, {
    operation: { kind: "logIn" },
    method: "POST",
    baseUrl: account.baseUrl,
    path: `${binding.accountPrefix}/login`,
    body: {
      type: "m.login.password",
      identifier: { type: "m.id.user", user: account.id },
      // The form before r0.4.0; later servers pass it over.
      user: account.id,
      password: account.password,
      device_id: device,
    },
    user: (answer) => (isSuccess(learned(scene, answer)) ? account.id : null),
    device,
  });
  const token = isSuccess(answer) ? stringIn(answer, "access_token") : undefined;
  if (token === undefined) return undefined;
  const session: Session = { user: account.id, device, token, baseUrl: account.baseUrl };
  account.sessions.set(device, session);
  return session;
}

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

/** The redactor has to know a token before the answer that brings it is written down. */
function learned(scene: Scene, answer: Answer): Answer {
  for (const key of ["access_token", "refresh_token"]) {
    const token = stringIn(answer, key);
    if (token !== undefined) scene.run.redactor.learn(token);
  }
  return answer;
}
