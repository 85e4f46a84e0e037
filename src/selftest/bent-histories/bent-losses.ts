import type { Exchange } from "../../history/history.ts";
import type { Ms } from "../../time/clock.ts";
import { anyOf, type Bend, type Bent } from "./bend.ts";
import { answersByChain, eventsAboutOthers } from "./chains.ts";
import type { Scene } from "./scene.ts";
import { type Shown, shownIn } from "./shown.ts";

/** A little more than the longest that a run waits for something to come. */
const WAITED_MS: Ms = 11_000;

/**
 * Losses with the waiting that belongs to them: a run that is not shown what it demands waits for it, and only then
 * goes on. The record of such a run is that of the clean one, with the wait in its place.
 */
export const bentLosses = {
  "event-lost": {
    fault: "An event is not delivered, though it was waited for.",
    bend: (scene, random): Bent | undefined => {
      const events = answersByChain(scene)
        .flat()
        .filter(({ operation }) => operation.kind === "stream" && operation.since !== null)
        .flatMap(eventsAboutOthers);
      const event = anyOf(random, events);
      if (event === undefined) return undefined;
      return { what: "an event lost", exchange: event.exchange.index, exchanges: withoutIt(scene, event) };
    },
  },
} as const satisfies Record<string, Bend>;

function withoutIt(scene: Scene, event: Shown): readonly Exchange[] {
  const { exchange: met, subject } = event;
  const lost = event.withWhole(undefined);
  const chain = chainOf(lost);
  // The run begins to wait when the act is done, be the event faster than the answer to the act or not.
  const begun = Math.max(
    met.received,
    ...scene.exchanges
      .filter(
        ({ user, sent, operation }) =>
          user === subject && operation.kind !== "stream" && sent <= met.received,
      )
      .map(({ received }) => received),
  );
  return scene.exchanges.map((exchange) => {
    const { index, sent, received, operation } = exchange;
    if (index === lost.index) return { ...lost, received: received + WAITED_MS };
    const comesAfter = sent >= begun || (chainOf(exchange) === chain && sent >= met.received);
    if (comesAfter)
      return { ...aged(exchange, begun), sent: sent + WAITED_MS, received: received + WAITED_MS };
    const isOpen = operation.kind === "stream" && received >= begun;
    return isOpen ? { ...aged(exchange, begun), received: received + WAITED_MS } : exchange;
  });
}

function chainOf({ operation }: Exchange): string | undefined {
  return operation.kind === "stream" ? operation.chain : undefined;
}

/** What is shown after the wait tells of activity that is longer ago, if it was before. */
function aged(exchange: Exchange, begun: Ms): Exchange {
  return shownIn(exchange).reduce<Exchange>((older, _, place) => {
    const shown = shownIn(older)[place];
    const ago = shown?.content["last_active_ago"];
    if (shown === undefined || typeof ago !== "number" || exchange.received - ago > begun) return older;
    return shown.withContent({ ...shown.content, last_active_ago: ago + WAITED_MS });
  }, exchange);
}
