import type { Json } from "../history/history.ts";
import type { Command } from "../model/command.ts";
import { faultById } from "../model/fault.ts";
import type { FaultCredentials } from "../model/faulty-request.ts";
import { ask } from "./ask.ts";
import { logIn } from "./log-in.ts";
import { logOut } from "./log-out.ts";
import { pathSegment } from "./request-path.ts";
import { accountOf, type Scene, sessionOf } from "./scene.ts";

const GARBAGE = "rollcall-token-that-nobody-has";

/** Sends a request that is wrong in exactly one way. */
export async function refuse(
  scene: Scene,
  { user, fault: id, at }: Extract<Command, { type: "refuse" }>,
): Promise<void> {
  const fault = faultById(id);
  const { prefix } = scene.run.profile.binding;
  const sender = sessionOf(scene, user);
  const names = namesFor(scene, {
    sender: sender.user,
    other: at === undefined ? undefined : accountOf(scene, at).id,
  });
  const carried = await credentials(scene, user, fault.credentials);
  const path = fault.path
    .replace("{prefix}", prefix)
    .replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      pathSegment(names[name] ?? name, name === "elsewhere" ? "encoded" : "raw"),
    );
  const subject = fault.path.includes("{other}")
    ? names["other"]
    : fault.path.includes("{stranger}")
      ? names["stranger"]
      : undefined;
  const isElsewhere = fault.path.includes("{elsewhere}");
  const sent =
    fault.body === undefined || "text" in fault.body
      ? undefined
      : filledIn(fault.body.json as Json, sender.user);
  await ask(scene, {
    operation: {
      kind: "refused",
      fault: id,
      subject: subject ?? sender.user,
      ...(isElsewhere && scene.elsewhere !== undefined ? { room: scene.elsewhere } : {}),
    },
    method: fault.method,
    path,
    body: sent,
    rawBody: fault.body !== undefined && "text" in fault.body ? fault.body.text : undefined,
    session: sender,
    ...carried,
  });
}

/** @throws Error when the fault aims at another user and the command names none: a fault of the scenario */
function namesFor(
  scene: Scene,
  { sender, other }: { readonly sender: string; readonly other: string | undefined },
): Readonly<Record<string, string | undefined>> {
  const server = sender.slice(sender.indexOf(":") + 1);
  const another = [...scene.accounts.values()].find(({ id }) => id !== sender)?.id;
  return {
    user: sender,
    other: other ?? another,
    stranger: `@rollcall-nobody-${scene.short}:${server}`,
    elsewhere: scene.elsewhere,
  };
}

interface Carried {
  readonly token?: string | null;
  readonly device?: string;
}

async function credentials(scene: Scene, user: string, kind: FaultCredentials): Promise<Carried> {
  if (kind === "own") return {};
  if (kind === "none") return { token: null };
  if (kind === "garbage") return { token: GARBAGE };
  const account = accountOf(scene, user);
  const device = `logged-out-${scene.next("logged-out")}`;
  const { session } = await logIn(scene, account, device);
  await logOut(scene, account, device);
  return session === undefined ? { token: GARBAGE } : { token: session.token, device };
}

/** The body with the sender in place of `{user}`. */
function filledIn(value: Json, user: string): Json {
  if (typeof value === "string") return value.replaceAll("{user}", user);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => filledIn(item, user));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filledIn(item, user)]));
}
