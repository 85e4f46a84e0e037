import type { Json } from "../../history/history.ts";
import { anyOf, type Bend, bentBy } from "./bend.ts";
import type { Scene } from "./scene.ts";
import { isObject, type JsonObject, type Shown, shownIn, without } from "./shown.ts";

/** Values of another type than the key's; keys not named here are text. */
const WRONG: JsonObject = {
  presence: 1,
  status_msg: { text: "a message" },
  last_active_ago: "12",
  currently_active: "true",
  content: "online",
};

/** The keys that the profile's schema demands: of the event as a whole, or of what it holds. */
function demanded(
  { kind, whole }: Shown,
  { profile }: Scene,
): readonly (readonly ["whole" | "content", string])[] {
  const inContent = [["content", "presence"]] as const;
  if (kind === "get") return inContent;
  const subject =
    profile.rules.subjectKey === "content.user_id"
      ? (["content", "user_id"] as const)
      : (["whole", "sender"] as const);
  const either = profile.rules.subjectKey === "either" && whole["sender"] !== undefined;
  return [
    ...inContent,
    ["whole", "type"],
    ["whole", "content"],
    ...(profile.rules.subjectKey !== "either" || either ? [subject] : []),
  ];
}

function places(
  scene: Scene,
): readonly { readonly shown: Shown; readonly at: "whole" | "content"; readonly key: string }[] {
  return scene.exchanges
    .flatMap(shownIn)
    .flatMap((shown) => demanded(shown, scene).map(([at, key]) => ({ shown, at, key })))
    .filter(({ shown, at, key }) => shown[at][key] !== undefined);
}

function keysOf({ whole, content, kind }: Shown): readonly (readonly ["whole" | "content", string])[] {
  const inContent = Object.keys(content).map((key) => ["content", key] as const);
  return kind === "get"
    ? inContent
    : [...inContent, ...Object.keys(whole).map((key) => ["whole", key] as const)];
}

function changed(shown: Shown, at: "whole" | "content", change: (object: JsonObject) => JsonObject) {
  return at === "whole" ? shown.withWhole(change(shown.whole)) : shown.withContent(change(shown.content));
}

/** What is shown of a user is not shaped as the profile has it. */
export const bentShapes = {
  "key-removed": {
    fault: "A key that the schema demands is missing.",
    bend: (scene, random) => {
      const place = anyOf(random, places(scene));
      if (place === undefined) return undefined;
      const { shown, at, key } = place;
      const exchange = changed(shown, at, (object) => without(object, key));
      return bentBy(scene, `${key} taken out of the ${shown.kind}`, [exchange]);
    },
  },
  "key-of-wrong-type": {
    fault: "A key has a value of another type.",
    bend: (scene, random) => {
      const shown = anyOf(random, scene.exchanges.flatMap(shownIn));
      const place = shown === undefined ? undefined : anyOf(random, keysOf(shown));
      if (shown === undefined || place === undefined) return undefined;
      const [at, key] = place;
      const value: Json = WRONG[key] ?? 5;
      return bentBy(scene, `${key} of another type in the ${shown.kind}`, [
        changed(shown, at, (object) => ({ ...object, [key]: value })),
      ]);
    },
  },
  "event-in-a-room": {
    fault: "A presence event stands in the timeline of a room.",
    bend: (scene, random) => {
      const answers = scene.exchanges.filter(
        ({ operation, body }) =>
          operation.kind === "stream" &&
          operation.api === "sync" &&
          isObject(body) &&
          Array.isArray(body["strays"]),
      );
      const answer = anyOf(random, answers);
      if (answer === undefined || !isObject(answer.body)) return undefined;
      const body = { ...answer.body, strays: ["rooms.join.!room:example.timeline"] };
      return bentBy(scene, "m.presence in a timeline", [{ ...answer, body }]);
    },
  },
} as const satisfies Record<string, Bend>;
