import type { Json } from "../history/history.ts";
import type { Command, MessageChoice, MessageText } from "../model/command.ts";
import { ask } from "./ask.ts";
import { pathSegment } from "./request-path.ts";
import { accountOf, type Scene, sessionOf } from "./scene.ts";

type Of<T extends Command["type"]> = Extract<Command, { type: T }>;

/** Keys that the schema of PUT does not have; a server must neither refuse nor use them. */
const UNKNOWN_KEYS = { last_active_ago: 4_000_000, currently_active: true, "rollcall.unknown": ["?"] };

export async function setPresence(scene: Scene, command: Of<"setPresence">): Promise<void> {
  const { user, device, presence, path, tokenForm } = command;
  const session = sessionOf(scene, user, device);
  const message = messageOf(scene, user, command);
  if (typeof message === "string") scene.lastMessage.set(user, message);
  const body: Json = {
    presence,
    ...(message === undefined ? {} : { status_msg: message }),
    ...(command.unknownKeys === true ? { ...UNKNOWN_KEYS, user_id: anotherUser(scene, session.user) } : {}),
  };
  const { answer } = await ask(scene, {
    operation: {
      kind: "putPresence",
      subject: session.user,
      presence,
      ...(message === undefined ? {} : { message }),
      ...(path === "encoded" ? { encodedPath: true } : {}),
      ...(command.unknownKeys === true ? { unknownKeys: true } : {}),
      ...(tokenForm === undefined ? {} : { tokenForm }),
    },
    method: "PUT",
    path: `${scene.run.profile.binding.prefix}/presence/${pathSegment(session.user, path)}/status`,
    body,
    session,
    tokenForm,
  });
  if (answer.kind === "answered" && answer.status >= 400 && answer.status < 500) scene.refused.add(command);
}

function anotherUser({ accounts }: Scene, user: string): string {
  return [...accounts.values()].find(({ id }) => id !== user)?.id ?? user;
}

function messageOf(
  scene: Scene,
  user: string,
  { message: choice, written }: { readonly message: MessageChoice; readonly written?: MessageText },
): string | null | undefined {
  const messages = {
    fresh: () => (written === undefined ? freshMessage(scene) : writtenMessage(scene, written)),
    same: () => scene.lastMessage.get(user) ?? freshMessage(scene),
    none: () => undefined,
    null: () => null,
    empty: () => "",
  };
  return messages[choice]();
}

/** What servers and clients have been known to choke on: not ASCII, and what HTML would escape. */
const AWKWARD = " 🦊 <b>ü & 漢字</b>";

/** A text that was never used before; every fifth is an awkward one. */
export function freshMessage(scene: Scene): string {
  const count = scene.next("message");
  return `${scene.short} #${count}${count % 5 === 0 ? AWKWARD : ""}`;
}

/** A fresh message of a kind; each begins differently, so that one cut short is not another. */
function writtenMessage(scene: Scene, text: MessageText): string {
  const start = `${scene.short} #${scene.next("message")}`;
  const written = {
    long: () => start.padEnd(1_024, " lorem ipsum"),
    "very-long": () => start.padEnd(8_192, " dolor sit amet"),
    foreign: () => `${start} ÅÄÖ ßẞ Ελλάδα русский العربية עברית हिन्दी 漢字 🦊👩‍🚀🇪🇺 𝒳`,
    markup: () => `${start} <b class='x'>&amp;</b> "quoted" \\ % {} $1 \t tab \n line`,
    padded: () => `  ${start} \t`,
  };
  return written[text]();
}

export async function look(
  scene: Scene,
  { user, at, path, tokenForm }: Pick<Of<"look">, "user" | "at" | "path" | "tokenForm">,
): Promise<void> {
  const subject = accountOf(scene, at).id;
  await ask(scene, {
    operation: {
      kind: "getPresence",
      subject,
      ...(path === "encoded" ? { encodedPath: true } : {}),
      ...(tokenForm === undefined ? {} : { tokenForm }),
    },
    method: "GET",
    path: `${scene.run.profile.binding.prefix}/presence/${pathSegment(subject, path)}/status`,
    session: sessionOf(scene, user),
    tokenForm,
  });
}

const FIELDS = { rename: "displayname", changeAvatar: "avatar_url" } as const;

export async function changeProfile(
  scene: Scene,
  { type, user, value }: Of<"rename" | "changeAvatar">,
): Promise<void> {
  const field = FIELDS[type];
  const session = sessionOf(scene, user);
  const key = `${user}/${field}`;
  const former = value === "same" ? scene.lastValue.get(key) : undefined;
  const chosen = former ?? freshValue(scene, field);
  scene.lastValue.set(key, chosen);
  await ask(scene, {
    operation: { kind: "putProfile", field, value: chosen },
    method: "PUT",
    path: `${scene.run.profile.binding.prefix}/profile/${pathSegment(session.user)}/${field}`,
    body: { [field]: chosen },
    session,
  });
}

function freshValue(scene: Scene, field: "displayname" | "avatar_url"): string {
  const value = `${scene.short}-${scene.next(field)}`;
  return field === "displayname" ? value : `mxc://rollcall.example/${value}`;
}

export async function changeList(scene: Scene, { user, invite, drop }: Of<"changeList">): Promise<void> {
  const session = sessionOf(scene, user);
  const idsOf = (actors: readonly string[]) => actors.map((actor) => accountOf(scene, actor).id);
  const [invited, dropped] = [idsOf(invite), idsOf(drop)];
  // Neither key is required; a change of nothing sends both, empty.
  const isNothing = invited.length + dropped.length === 0;
  await ask(scene, {
    operation: { kind: "postList", subject: session.user, invite: invited, drop: dropped },
    method: "POST",
    path: `${scene.run.profile.binding.prefix}/presence/list/${pathSegment(session.user)}`,
    body: {
      ...(invited.length > 0 || isNothing ? { invite: invited } : {}),
      ...(dropped.length > 0 || isNothing ? { drop: dropped } : {}),
    },
    session,
  });
}

export async function lookList(scene: Scene, { user, at, device }: Of<"lookList">): Promise<void> {
  const subject = accountOf(scene, at).id;
  await ask(scene, {
    operation: { kind: "getList", subject },
    method: "GET",
    path: `${scene.run.profile.binding.prefix}/presence/list/${pathSegment(subject)}`,
    session: sessionOf(scene, user, device),
  });
}
