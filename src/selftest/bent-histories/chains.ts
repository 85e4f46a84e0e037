import type { Exchange, StreamOperation } from "../../history/history.ts";
import { succeeded } from "../../judge/case.ts";
import { grouped } from "../../history/grouped.ts";
import type { Scene } from "./scene.ts";
import { type JsonObject, type Shown, shownIn } from "./shown.ts";

/** The answers of each stream that were not cut short, in their order. */
export function answersByChain(scene: Scene): readonly (readonly Exchange[])[] {
  const answers = scene.exchanges.filter(
    (exchange) => exchange.operation.kind === "stream" && succeeded(exchange) && exchange.isCut !== true,
  );
  return [...grouped(answers, ({ operation }) => (operation as StreamOperation).chain).values()];
}

/** Events about others than the stream's own user, whom servers may or may not tell. */
export function eventsAboutOthers(exchange: Exchange): readonly Shown[] {
  return shownIn(exchange).filter(({ subject }) => subject !== undefined && subject !== exchange.user);
}

/** What tells two events apart whatever the time: the state and its message. */
export function stateOf({ presence, status_msg }: JsonObject): string {
  return JSON.stringify([presence, status_msg ?? null]);
}
