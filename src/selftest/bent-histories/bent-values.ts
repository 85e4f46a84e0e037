import type { Json } from "../../history/history.ts";
import type { Random } from "../../time/random.ts";
import { anyOf, type Bend, type Bent, bentBy } from "./bend.ts";
import type { Scene } from "./scene.ts";
import { type JsonObject, type Shown, shownIn, without } from "./shown.ts";

/** A change of what is shown of one user. */
interface Change {
  readonly what: string;
  readonly content: JsonObject;
}

/** A bend that changes the content of one look, event or list item. */
function ofContent(
  fault: string,
  change: (shown: Shown, scene: Scene, random: Random) => Change | undefined,
): Bend {
  return {
    fault,
    bend: (scene, random): Bent | undefined => {
      for (const shown of random.shuffle(scene.exchanges.flatMap(shownIn))) {
        const changed = change(shown, scene, random);
        if (changed === undefined) continue;
        return bentBy(scene, `${changed.what} in the ${shown.kind}`, [shown.withContent(changed.content)]);
      }
      return undefined;
    },
  };
}

/** What else the key was, shown of the same user in the same scenario. */
function otherValues({ subject, content }: Shown, scene: Scene, key: string): readonly Json[] {
  const values = scene.exchanges
    .flatMap(shownIn)
    .flatMap((other) => (other.subject === subject ? (other.content[key] ?? []) : []));
  return [...new Set(values)].filter((value) => typeof value === "string" && value !== content[key]);
}

const JUNK = "a message that nobody has ever set";
/** Enough to be seen beside every tolerance of a small server. */
const CLEARLY_MS = 3_000;

function ofAge(fault: string, atLeastMs: number, change: (agoMs: number) => number): Bend {
  return ofContent(fault, ({ content }) => {
    const { last_active_ago: ago } = content;
    if (typeof ago !== "number" || ago < atLeastMs) return undefined;
    return { what: `last_active_ago changed`, content: { ...content, last_active_ago: change(ago) } };
  });
}

function ofOtherTimes(fault: string, keys: readonly string[]): Bend {
  return ofContent(fault, (shown, scene, random) => {
    const key = anyOf(
      random,
      keys.filter((name) => typeof shown.content[name] === "string"),
    );
    const value = key === undefined ? undefined : anyOf(random, otherValues(shown, scene, key));
    if (key === undefined || value === undefined) return undefined;
    return { what: `${key} of another time`, content: { ...shown.content, [key]: value } };
  });
}

/** What is shown of a user is not what they are. */
export const bentValues = {
  "presence-wrong": ofContent("A user is shown in another state.", ({ content }, { profile }, random) => {
    const { presence } = content;
    const others = profile.rules.presenceValues.filter((value) => value !== presence);
    const other = anyOf(random, others);
    if (typeof presence !== "string" || other === undefined) return undefined;
    return { what: `${other} instead of ${presence}`, content: { ...content, presence: other } };
  }),
  "message-junk": ofContent(
    "A user is shown with a message that nobody ever set.",
    ({ kind, content }, { profile }) => {
      const carries = kind === "get" || profile.rules.statusInEvent || content["status_msg"] !== undefined;
      if (!carries) return undefined;
      return { what: "a junk status_msg", content: { ...content, status_msg: JUNK } };
    },
  ),
  "message-of-another-time": ofOtherTimes("A user is shown with a message of another time.", ["status_msg"]),
  "message-lost": ofContent("A user is shown without the message they have.", ({ content }) => {
    const { status_msg: message } = content;
    if (typeof message !== "string" || message === "") return undefined;
    return { what: "status_msg taken out", content: without(content, "status_msg") };
  }),
  "ago-3-s-more": ofAge("`last_active_ago` is three seconds too much.", 0, (ago) => ago + CLEARLY_MS),
  "ago-zero": ofAge("`last_active_ago` says now.", CLEARLY_MS, () => 0),
  "ago-in-seconds": ofAge("`last_active_ago` is in seconds.", CLEARLY_MS, (ago) => Math.floor(ago / 1_000)),
  "ago-negative": ofAge("`last_active_ago` is negative.", 0, (ago) => -1 - ago),
  "active-flipped": ofContent("`currently_active` is the opposite.", ({ content }, { profile }) => {
    const { currently_active: active = false } = content;
    if (typeof active !== "boolean" || !profile.rules.currentlyActive) return undefined;
    return { what: `currently_active ${!active}`, content: { ...content, currently_active: !active } };
  }),
  "profile-of-another-time": ofOtherTimes("A user is shown with the name or avatar of another time.", [
    "displayname",
    "avatar_url",
  ]),
} as const satisfies Record<string, Bend>;
