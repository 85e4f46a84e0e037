import { expect } from "vitest";
import { initialTransition } from "xstate";
import type { Command } from "../../src/model/command.ts";
import { profileFields, type ProfileFieldsEvent } from "../../src/model/profile-fields.ts";
import { type Component, handled } from "./component.ts";

const user = "A";
const EVENTS: readonly ProfileFieldsEvent[] = [
  { type: "rename", user, value: "fresh" },
  { type: "rename", user, value: "same" },
  { type: "changeAvatar", user, value: "fresh" },
  { type: "changeAvatar", user, value: "same" },
  { type: "refuse", user: "B", fault: "rename-other", at: user },
  { type: "setPresence", user, presence: "unavailable", message: "none" },
];

const HAS = {
  blank: [],
  named: ["displayname"],
  pictured: ["avatar_url"],
  complete: ["displayname", "avatar_url"],
} as const;

type Field = "displayname" | "avatar_url";
const FIELD = { rename: "displayname", changeAvatar: "avatar_url" } as const;

/** Display name and avatar: what was set last is what anybody reads, a refused change has no effect. */
export const profileComponent: Component = {
  name: "profile",
  machine: profileFields,
  start: initialTransition(profileFields)[0],
  events: (state) =>
    handled(
      profileFields,
      EVENTS,
    )(state).filter(
      (event) =>
        !("value" in event) ||
        event.value === "fresh" ||
        (HAS[state.value as keyof typeof HAS] as readonly string[]).includes(FIELD[event.type]),
    ),
  key: (state) => String(state.value),
  enact: async (server) => {
    const [owner, other] = [await server.register(), await server.register()];
    const said: { [field in Field]?: string } = {};
    let changes = 0;
    const change = async (event: Command) => {
      if (event.type !== "rename" && event.type !== "changeAvatar") return;
      const field = FIELD[event.type];
      if (event.value === "fresh") said[field] = `mxc://example.org/${++changes}`;
      const path = `/profile/${owner.id}/${field}`;
      expect((await owner.call("PUT", path, { [field]: said[field] })).status).toBe(200);
    };
    const look = (fields: readonly Field[]) => async () => {
      const { body } = await other.call("GET", `/profile/${owner.id}`);
      expect(Object.keys(body).sort()).toEqual([...fields].sort());
      expect(body).toEqual(said);
    };
    return {
      states: {
        blank: look(HAS.blank),
        named: look(HAS.named),
        pictured: look(HAS.pictured),
        complete: look(HAS.complete),
      },
      events: {
        rename: change,
        changeAvatar: change,
        refuse: async () => {
          const path = `/profile/${owner.id}/displayname`;
          expect((await other.call("PUT", path, { displayname: "not mine" })).status).toBe(403);
        },
        setPresence: async () => {
          const path = `/presence/${owner.id}/status`;
          expect((await owner.call("PUT", path, { presence: "unavailable" })).status).toBe(200);
        },
      },
    };
  },
};
