import type { Exchange, Json, StreamOperation } from "../../history/history.ts";
import type { RecordedScenario } from "../../judge/create-cases.ts";
import { eventsIn } from "../../judge/observations.ts";
import type { Random } from "../../time/random.ts";
import { anyOf } from "./bend.ts";
import { answersByChain } from "./chains.ts";
import type { Scene } from "./scene.ts";
import { isObject, shownIn, withEvents } from "./shown.ts";

/** A change that no verdict may depend on. */
export interface LawfulBend {
  /** What is different, in one sentence. */
  readonly change: string;
  /** Whether every single decision stays; else only the blame has to. */
  readonly isExact: boolean;
  bend(scene: Scene, random: Random): RecordedScenario | undefined;
}

/** Some days, in ms. */
const LATER_MS = 2 ** 28;

function withExchanges(scene: Scene, exchanges: readonly Exchange[]): RecordedScenario {
  return { scenario: scene.scenario, end: scene.end, exchanges };
}

/** Every one of these words, wherever it stands, replaced by another. */
function reworded(scene: Scene, words: ReadonlyMap<string, string>): RecordedScenario {
  const longestFirst = [...words.keys()].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(longestFirst.map((word) => escaped(word)).join("|"), "g");
  const reword = <T>(record: T): T =>
    JSON.parse(JSON.stringify(record).replace(pattern, (word) => words.get(word) ?? word)) as T;
  return {
    scenario: reword(scene.scenario),
    end: scene.end,
    exchanges: scene.exchanges.map((exchange) => ({ ...reword(exchange), index: exchange.index })),
  };
}

function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** The answers of streams that tell of two users or more. */
function manifold(scene: Scene): readonly Exchange[] {
  return answersByChain(scene)
    .flat()
    .filter((answer) => {
      const subjects = shownIn(answer).map(({ subject }) => subject);
      return (
        subjects.length === eventsIn(answer).length &&
        subjects.length > 1 &&
        new Set(subjects).size === subjects.length
      );
    });
}

function replaced(scene: Scene, changed: Exchange): RecordedScenario {
  return withExchanges(
    scene,
    scene.exchanges.map((exchange) => (exchange.index === changed.index ? changed : exchange)),
  );
}

/** Changes of a recorded scenario that a judge has to be blind to. */
export const LAWFUL_BENDS = {
  "another-day": {
    change: "Everything happens days later.",
    isExact: true,
    bend: (scene) =>
      withExchanges(
        scene,
        scene.exchanges.map((exchange) => ({
          ...exchange,
          sent: exchange.sent + LATER_MS,
          received: exchange.received + LATER_MS,
        })),
      ),
  },
  "other-names": {
    change: "Every user has another name.",
    isExact: true,
    bend: (scene, random) => {
      const { cast, fence } = scene.scenario;
      const users = [...Object.values(cast), ...(fence === undefined ? [] : [fence])];
      const numbers = random.shuffle([...users.keys()]);
      const localparts = users.map((user) => user.slice(1, user.indexOf(":")));
      return reworded(scene, new Map(localparts.map((name, place) => [name, `user-${numbers[place]}`])));
    },
  },
  "other-numbers": {
    change: "The exchanges have other numbers, in the same order.",
    isExact: true,
    bend: (scene) =>
      withExchanges(
        scene,
        scene.exchanges.map((exchange) => ({ ...exchange, index: 3 * exchange.index + 7 })),
      ),
  },
  "recorded-in-any-order": {
    change: "The record has the exchanges in another order, with the times and numbers they had.",
    isExact: true,
    bend: (scene, random) => withExchanges(scene, random.shuffle(scene.exchanges)),
  },
  "other-error-texts": {
    change: "Refusals are worded differently.",
    isExact: true,
    bend: (scene) =>
      withExchanges(
        scene,
        scene.exchanges.map((exchange) =>
          isObject(exchange.body) && typeof exchange.body["error"] === "string"
            ? { ...exchange, body: { ...exchange.body, error: "No, because." } }
            : exchange,
        ),
      ),
  },
  "other-tokens": {
    change: "The tokens of streams are spelled differently.",
    isExact: true,
    bend: (scene) => withExchanges(scene, scene.exchanges.map(withOtherToken)),
  },
  "unknown-keys": {
    change: "A user's presence is shown with a key that nobody knows.",
    isExact: true,
    bend: (scene, random) => {
      const shown = anyOf(random, scene.exchanges.flatMap(shownIn));
      return shown && replaced(scene, shown.withContent({ ...shown.content, "org.example.mood": "sunny" }));
    },
  },
  "events-in-another-order": {
    change: "The events of different users stand in one answer in another order.",
    isExact: false,
    bend: (scene, random) => {
      const answer = anyOf(random, manifold(scene));
      return answer && replaced(scene, withEvents(answer, random.shuffle(eventsIn(answer))));
    },
  },
  "answer-in-two": {
    change: "What stood in one answer of a stream comes in two, one right after the other.",
    isExact: false,
    bend: (scene, random) => {
      // A first answer is another matter: it has to show everybody at once.
      const answer = anyOf(
        random,
        manifold(scene).filter(({ operation }) => operation.kind === "stream" && operation.since !== null),
      );
      return answer && inTwo(scene, answer, 1 + random.below(eventsIn(answer).length - 1));
    },
  },
} as const satisfies Record<string, LawfulBend>;

function spelled(token: string): string {
  return `spelled differently: ${token}`;
}

function withOtherToken(exchange: Exchange): Exchange {
  const { operation, body } = exchange;
  if (operation.kind !== "stream") return exchange;
  const asked = { ...operation, since: operation.since === null ? null : spelled(operation.since) };
  if (!isObject(body) || typeof body["next"] !== "string") return { ...exchange, operation: asked };
  return { ...exchange, operation: asked, body: { ...body, next: spelled(body["next"]) } };
}

/** The first events in the answer itself, the others in that to another request, sent at once. */
function inTwo(scene: Scene, answer: Exchange, first: number): RecordedScenario {
  const events = eventsIn(answer);
  const token = "between";
  const body = isObject(answer.body) ? answer.body : {};
  const operation = answer.operation as StreamOperation;
  const restBody: Json = { ...body, members: [], roomEvents: 0, strays: [] };
  const early = withEvents({ ...answer, body: { ...body, next: token } }, events.slice(0, first));
  const late = withEvents(
    {
      ...answer,
      operation: { ...operation, since: token },
      sent: answer.received,
      body: restBody,
    },
    events.slice(first),
  );
  return withExchanges(
    scene,
    scene.exchanges.flatMap((exchange) => {
      const index = 2 * exchange.index;
      if (exchange.index !== answer.index) return [{ ...exchange, index }];
      return [
        { ...early, index },
        { ...late, index: index + 1 },
      ];
    }),
  );
}

export type LawfulKind = keyof typeof LAWFUL_BENDS;

export const LAWFUL_KINDS = Object.keys(LAWFUL_BENDS) as readonly LawfulKind[];
