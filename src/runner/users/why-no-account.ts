import type { Users } from "../../targets/users.ts";
import type { Answer } from "../answer.ts";
import type { Scene } from "../scene.ts";
import { SetUpError } from "../set-up-error.ts";
import { cutBetweenWords, toldAnswer } from "../told-answer.ts";
import { homeAt } from "./home-at.ts";
import { flowsIn, offeredModes } from "./offered-modes.ts";

const RATE_LIMIT_HINT =
  "The harness waits for up to a minute in all: lift the rate limits of the test server (Synapse: rc_registration, rc_login, rc_message; Dendrite: rate_limiting.enabled: false).";

/** What each mode needs of the server, and how it is set up there. */
const HINTS: Readonly<Record<Users["kind"], string>> = {
  open:
    "The harness registers its own users with m.login.dummy: open registration on the test server " +
    "(Synapse: enable_registration and enable_registration_without_verification: true; Dendrite: --really-enable-open-registration).",
  "registration-token":
    "The token has to be valid for as many users as the plan needs (Synapse: uses_allowed null), and registration has to be enabled.",
  "shared-secret":
    "The secret is registration_shared_secret in the server's configuration (Dendrite: below client_api), and the base URL has to lead to /_synapse/admin as well.",
  "application-service":
    "The token is the as_token of an application service that the server knows, and its namespace of users has to hold @rollcall-.*.",
  accounts: "Each account of the file has to exist, with this password or with a token that is still valid.",
};

/** What was asked, and where. */
export interface Refused {
  /** For messages, for example `register a user`. */
  readonly what: string;
  readonly answer: Answer;
  /** Instead of the answer itself, in a few words. */
  readonly found?: string;
  readonly baseUrl: string;
}

/** Why a server gave no account, and what to do: what it needs, what it offers instead, and with which `--users`. */
export async function whyNoAccount(scene: Scene, refused: Refused): Promise<SetUpError> {
  const { what, answer } = refused;
  const found = refused.found ?? tell(answer);
  const message = `Cannot ${what}: wanted user_id and access_token, found ${found}.`;
  // Only a refusal is about registration; trouble on the way and a limit have other remedies.
  if (answer.kind !== "answered") return new SetUpError(message, { outcome: "inconclusive" });
  if (answer.status === 429)
    return new SetUpError(message, { outcome: "inconclusive", hint: RATE_LIMIT_HINT });
  return new SetUpError(message, {
    outcome: "error",
    code: "no-accounts",
    hint: `${hintFor(scene, refused, answer.status)}${await tellOffers(scene, refused)}`,
  });
}

function hintFor({ run }: Scene, { baseUrl }: Refused, status: number): string {
  const { kind } = homeAt(run, baseUrl).users;
  const isOfProfile = kind !== "shared-secret" && kind !== "accounts";
  if (!isOfProfile || (status !== 404 && status !== 405)) return HINTS[kind];
  const { accountPrefix } = run.profile.binding;
  return `Profile ${run.profile.id} registers at ${accountPrefix}/register: does the server speak it? --profile auto takes what it says it speaks.`;
}

async function tellOffers(scene: Scene, refused: Refused): Promise<string> {
  const modes = await offeredModes(scene, refused);
  return modes.length === 0
    ? ""
    : ` What this server seems to offer: ${modes.map((mode) => `--users ${mode}`).join(", ")}.`;
}

function tell(answer: Answer): string {
  const offered = flowsIn(answer)
    ?.map((stages) => stages.join(" + "))
    .join(", or ");
  return offered === undefined ? toldAnswer(answer) : `an offer of ${cutBetweenWords(offered)} only`;
}
