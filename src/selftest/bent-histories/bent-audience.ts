import type { Exchange, Operation, UserId } from "../../history/history.ts";
import { succeeded } from "../../judge/case.ts";
import { eventsIn } from "../../judge/observations.ts";
import { anyOf, type Bend, bentBy } from "./bend.ts";
import { answersByChain, eventsAboutOthers } from "./chains.ts";
import { companyOf } from "./company.ts";
import type { Scene } from "./scene.ts";
import { isObject, type JsonObject, type Shown, withEvents } from "./shown.ts";

interface Told {
  readonly event: Shown;
  /** An answer to somebody else than the event was for. */
  readonly answer: Exchange;
}

/** Every event with each answer to somebody else that came after it. */
function elsewhere(scene: Scene, fits: (viewer: UserId, subject: UserId) => boolean): readonly Told[] {
  const answers = answersByChain(scene).flat();
  return answers.flatMap(eventsAboutOthers).flatMap((event) =>
    answers
      .filter(
        (answer) =>
          answer.user !== event.exchange.user &&
          answer.user !== event.subject &&
          answer.received >= event.exchange.received,
      )
      .filter((answer) => fits(answer.user ?? "", event.subject ?? ""))
      .map((answer) => ({ event, answer })),
  );
}

function told(scene: Scene, what: string, { event, answer }: Told) {
  return bentBy(scene, what, [withEvents(answer, [...eventsIn(answer), event.whole])]);
}

/** The event as one about another user. */
function under(subject: UserId, { whole, content }: Shown): JsonObject {
  return {
    ...whole,
    ...(whole["sender"] === undefined ? {} : { sender: subject }),
    content: { ...content, ...(content["user_id"] === undefined ? {} : { user_id: subject }) },
  };
}

/** Every successful PUT with each later answer to somebody who had parted from its user before. */
function afterParting(scene: Scene): readonly { readonly put: Exchange; readonly answer: Exchange }[] {
  const company = companyOf(scene);
  const puts = scene.exchanges.filter(
    (exchange) => exchange.operation.kind === "putPresence" && succeeded(exchange),
  );
  const answers = answersByChain(scene).flat();
  return puts.flatMap((put) =>
    answers
      .filter(({ user, received }) => {
        if (user === put.user || received < put.received) return false;
        const apart = company.apartSince(user ?? "", put.user ?? "", received);
        return apart !== undefined && put.sent > apart + PARTED_MS;
      })
      .map((answer) => ({ put, answer })),
  );
}

/** An event such as the scenario's others that tells of a PUT. */
function eventOf({ operation, user }: Exchange, like: Shown): JsonObject {
  const { presence, message } = operation as Extract<Operation, { kind: "putPresence" }>;
  const told = like.content["status_msg"] !== undefined && typeof message === "string";
  const event = under(user ?? "", like);
  const { content } = event;
  const subject = isObject(content) && content["user_id"] !== undefined ? { user_id: user ?? "" } : {};
  return { ...event, content: { ...subject, presence, ...(told ? { status_msg: message } : {}) } };
}

/** Less than any server takes to let a leave take hold, more than the embedded one needs. */
const PARTED_MS = 25;

/** Presence is told to somebody who may not see it, or of somebody else. */
export const bentAudience = {
  "stranger-shown": {
    fault: "A user is told of somebody they share no room with.",
    bend: (scene, random) => {
      const event = anyOf(random, answersByChain(scene).flat().flatMap(eventsAboutOthers));
      if (event === undefined) return undefined;
      const { exchange } = event;
      const events = [...eventsIn(exchange), under(scene.stranger, event)];
      return bentBy(scene, "an event of a stranger", [withEvents(exchange, events)]);
    },
  },
  "outsider-told": {
    fault: "Somebody who never shared a room with a user is told of them.",
    bend: (scene, random) => {
      const company = companyOf(scene);
      const sites = elsewhere(scene, (viewer, subject) => !company.everMet(viewer, subject));
      const site = anyOf(random, sites);
      return site && told(scene, "an event to an outsider", site);
    },
  },
  "parted-told": {
    fault: "Somebody who shares no room with a user any more is told what the user did since.",
    bend: (scene, random) => {
      const like = anyOf(random, answersByChain(scene).flat().flatMap(eventsAboutOthers));
      const site = anyOf(random, afterParting(scene));
      if (like === undefined || site === undefined) return undefined;
      const { put, answer } = site;
      const events = [...eventsIn(answer), eventOf(put, like)];
      return bentBy(scene, "an event to somebody who has parted", [withEvents(answer, events)]);
    },
  },
  "event-under-another-name": {
    fault: "An event names another user than the one it is about.",
    bend: (scene, random) => {
      const event = anyOf(random, answersByChain(scene).flat().flatMap(eventsAboutOthers));
      if (event === undefined || !isObject(event.whole)) return undefined;
      const others = Object.values(scene.scenario.cast).filter(
        (user) => user !== event.subject && user !== event.exchange.user,
      );
      const other = anyOf(random, others);
      if (other === undefined) return undefined;
      return bentBy(scene, "another user's name on an event", [event.withWhole(under(other, event))]);
    },
  },
} as const satisfies Record<string, Bend>;
