import type { Exchange, Json } from "../../history/history.ts";
import { eventsIn } from "../../judge/observations.ts";
import { anyOf, type Bend, bentBy } from "./bend.ts";
import { answersByChain, eventsAboutOthers, stateOf } from "./chains.ts";
import type { Scene } from "./scene.ts";
import { isObject, type Shown, withEvents } from "./shown.ts";

/** An event about somebody, and a later answer of the same stream. */
interface Later {
  readonly event: Shown;
  readonly answer: Exchange;
}

function incrementalEvents(scene: Scene): readonly Shown[] {
  return answersByChain(scene)
    .flat()
    .filter(({ operation }) => operation.kind === "stream" && operation.since !== null)
    .flatMap(eventsAboutOthers);
}

/** Every event with each later answer of its stream that `fits`. */
function laterAnswers(
  scene: Scene,
  fits: (event: Shown, between: readonly Shown[], answer: Exchange) => boolean,
): readonly Later[] {
  return answersByChain(scene).flatMap((answers) =>
    answers.flatMap((first, place) =>
      eventsAboutOthers(first).flatMap((event) => {
        const between: Shown[] = [];
        return answers.slice(place + 1).flatMap((answer) => {
          const shown = eventsAboutOthers(answer).filter(({ subject }) => subject === event.subject);
          between.push(...shown);
          return fits(event, between, answer) ? [{ event, answer }] : [];
        });
      }),
    ),
  );
}

const speaksOf = (answer: Exchange, { subject }: Shown) =>
  eventsAboutOthers(answer).some((other) => other.subject === subject);

/** What a stream delivers is not what happened, or not then. */
export const bentDeliveries = {
  "event-dropped": {
    fault: "An event is not delivered.",
    bend: (scene, random) => {
      const event = anyOf(random, incrementalEvents(scene));
      return event && bentBy(scene, "an event taken out", [event.withWhole(undefined)]);
    },
  },
  "answer-emptied": {
    fault: "An answer comes without its presence.",
    bend: (scene, random) => {
      const answers = answersByChain(scene)
        .flat()
        .filter((answer) => eventsAboutOthers(answer).length > 0);
      const answer = anyOf(random, answers);
      return answer && bentBy(scene, "all presence taken out of an answer", [withEvents(answer, [])]);
    },
  },
  "older-event-again": {
    fault: "An older state is delivered after a newer one.",
    bend: (scene, random) => {
      const sites = laterAnswers(scene, (event, between, answer) => {
        const newest = between.at(-1);
        return (
          newest !== undefined &&
          stateOf(newest.content) !== stateOf(event.content) &&
          !speaksOf(answer, event)
        );
      });
      const site = anyOf(random, sites);
      if (site === undefined) return undefined;
      const { event, answer } = site;
      return bentBy(scene, "an older event once more", [
        withEvents(answer, [...eventsIn(answer), event.whole]),
      ]);
    },
  },
  "events-swapped": {
    fault: "Two changes of a user are delivered in the wrong order.",
    bend: (scene, random) => {
      const sites = laterAnswers(
        scene,
        (event, between, answer) =>
          between.length === 1 &&
          speaksOf(answer, event) &&
          stateOf(between[0]?.content ?? {}) !== stateOf(event.content),
      );
      const site = anyOf(random, sites);
      const other =
        site && eventsAboutOthers(site.answer).find(({ subject }) => subject === site.event.subject);
      if (site === undefined || other === undefined) return undefined;
      return bentBy(scene, "two events in each other's place", [
        site.event.withContent(other.content),
        other.withContent(site.event.content),
      ]);
    },
  },
  "delivery-delayed": {
    fault: "An event comes with a later answer.",
    bend: (scene, random) => {
      const site = anyOf(
        random,
        laterAnswers(
          scene,
          (event, between) => between.length === 0 && event.exchange.operation.kind === "stream",
        ),
      );
      if (site === undefined) return undefined;
      const { event, answer } = site;
      const lateMs = Math.round(answer.received - event.exchange.received);
      return bentBy(scene, `an event ${lateMs} ms later`, [
        event.withWhole(undefined),
        withEvents(answer, [...eventsIn(answer), event.whole]),
      ]);
    },
  },
  "token-stands-still": {
    fault: "An answer with news gives the token that it was asked with.",
    bend: (scene, random) => {
      const answers = answersByChain(scene)
        .flat()
        .filter((answer) => sinceOf(answer) !== null && eventsIn(answer).length > 0 && isObject(answer.body));
      const answer = anyOf(random, answers);
      if (answer === undefined || !isObject(answer.body)) return undefined;
      const body: Json = { ...answer.body, next: sinceOf(answer) };
      return bentBy(scene, "next is since", [{ ...answer, body }]);
    },
  },
  "event-twice": {
    fault: "An answer has two events of one user.",
    bend: (scene, random) => {
      const event = anyOf(random, incrementalEvents(scene));
      if (event === undefined) return undefined;
      const { exchange, whole } = event;
      return bentBy(scene, "an event twice", [withEvents(exchange, [...eventsIn(exchange), whole])]);
    },
  },
} as const satisfies Record<string, Bend>;

function sinceOf({ operation }: Exchange): string | null {
  return operation.kind === "stream" ? operation.since : null;
}
