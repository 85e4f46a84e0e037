import { expect } from "vitest";
import { initialTransition } from "xstate";
import type { Actor, Command } from "../../src/model/command.ts";
import {
  presenceList,
  type PresenceListContext,
  type PresenceListEvent,
} from "../../src/model/presence-list.ts";
import { type Component, handled } from "./component.ts";

const user = "A";
const change = (invite: readonly Actor[], drop: readonly Actor[]): PresenceListEvent => ({
  type: "changeList",
  user,
  invite,
  drop,
});
const EVENTS: readonly PresenceListEvent[] = [
  change(["B"], []),
  change(["C"], []),
  change(["B", "C"], []),
  change([], ["B"]),
  change([], ["B", "C"]),
  change(["B"], ["C"]),
  change([], []),
  { type: "lookList", user, at: user },
  { type: "refuse", user, fault: "list-invite-number" },
];

/** One user's presence list of two others: GET shows exactly who is on it. */
export const listComponent: Component = {
  name: "presence list",
  machine: presenceList,
  start: initialTransition(presenceList)[0],
  events: handled(presenceList, EVENTS),
  key: (state) => `${String(state.value)} ${listedIn(state.context).join("+")}`,
  enact: async (server) => {
    const owner = await server.register();
    const ids: { readonly [actor: Actor]: string } = {
      B: (await server.register()).id,
      C: (await server.register()).id,
    };
    const path = `/presence/list/${owner.id}`;
    const read = async () => {
      const { status, body } = await owner.call("GET", path);
      expect(status).toBe(200);
      const events = body as unknown as readonly { content: { user_id: string } }[];
      return events.map(({ content }) => content.user_id).sort();
    };
    const look = async ({ context }: { context: unknown }) => {
      expect(await read()).toEqual(
        listedIn(context)
          .map((actor) => ids[actor] ?? "")
          .sort(),
      );
    };
    return {
      states: { empty: look, filled: look },
      events: {
        changeList: async (event: Command) => {
          if (event.type !== "changeList") return;
          const [invite, drop] = [event.invite, event.drop].map((actors) =>
            actors.map((actor) => ids[actor] ?? "").sort(),
          );
          expect((await owner.call("POST", path, { invite, drop })).status).toBe(200);
        },
        lookList: async () => void (await read()),
        refuse: async () => {
          expect((await owner.call("POST", path, { invite: [7] })).status).toBe(400);
        },
      },
    };
  },
};

function listedIn(context: unknown): readonly Actor[] {
  return (context as PresenceListContext).listed;
}
