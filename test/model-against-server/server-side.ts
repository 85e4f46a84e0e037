import { ScriptedServer, type ScriptedUser } from "../../src/server/scripted-server.ts";
import type { Mutant } from "../../src/server/mutants/mutant.ts";
import type { Presence, Profile } from "../../src/spec/profile.ts";
import { ROOMS, type Step, USERS } from "./any-commands.ts";
import type { Sight } from "./model-side.ts";

/** Longer than the reference server's grace of 30 s, and than its 5 min of idling. */
const SILENCE_MS = { offline: 35_000, idle: 310_000 } as const;
/** Longer than every silence: a stream asks again only when it was told something. */
const POLL_MS = 3_000_000;

/** The reference server with the users and rooms of a play, in virtual time. */
export interface ServerSide {
  /** Performs a step; `text` is the message of a PUT. Whether the server took it. */
  perform(step: Step, text: string | undefined): Promise<boolean>;
  look(viewer: string, subject: string): Promise<Sight>;
  /** Whose open stream has asked again since the last call: that may be news to a server. */
  takeAskedAgain(): readonly { readonly user: string; readonly setPresence: "default" | Presence }[];
  close(): void;
}

/** Runs a play on a fresh server. */
export function onServer<T>(
  profile: Profile,
  mutant: Mutant | undefined,
  play: (side: ServerSide) => Promise<T>,
): Promise<T> {
  const world = new ScriptedServer(profile.id, mutant);
  return world.run(async () => {
    const side = await setUp(world, profile);
    try {
      return await play(side);
    } finally {
      side.close();
    }
  });
}

async function setUp(world: ScriptedServer, profile: Profile): Promise<ServerSide> {
  const users = new Map<string, ScriptedUser>();
  for (const name of USERS) users.set(name, await world.register(`play-${name.toLowerCase()}`));
  const userOf = (name: string) => users.get(name) as ScriptedUser;
  const rooms = new Map<string, string>();
  for (const name of ROOMS) rooms.set(name, await userOf("A").createRoom());
  const streams = new Map<string, AbortController>();
  let askedAgain: ReturnType<ServerSide["takeAskedAgain"]>[number][] = [];
  let renamed = 0;

  const streamPath = (setPresence: string, timeoutMs: number, since?: string) => {
    const position = profile.binding.stream === "sync" ? "since" : "from";
    const query = new URLSearchParams({ timeout: String(timeoutMs) });
    if (setPresence !== "default") query.set("set_presence", setPresence);
    if (since !== undefined) query.set(position, since);
    return `/${profile.binding.stream}?${query.toString()}`;
  };

  const keepOpen = async (name: string, setPresence: "default" | Presence, { signal }: AbortController) => {
    let since: string | undefined;
    // The first request is answered at once, the second belongs to it: only from the third on it is asking again.
    for (let asked = 0; !signal.aborted; asked += 1) {
      if (asked > 1) askedAgain.push({ user: name, setPresence });
      const path = streamPath(setPresence, since === undefined ? 0 : POLL_MS, since);
      const { body } = await world.send({ method: "GET", path, token: userOf(name).token, signal });
      since = String(body["next_batch"] ?? body["end"]);
    }
  };

  const call = async (step: Step, text: string | undefined): Promise<number> => {
    switch (step.type) {
      case "setPresence": {
        const status = step.message === "none" ? {} : { status_msg: step.message === "null" ? null : text };
        const path = `/presence/${userOf(step.user).id}/status`;
        return (await userOf(step.user).call("PUT", path, { presence: step.presence, ...status })).status;
      }
      case "refuse": {
        const path = `/presence/${userOf(step.user).id}/status`;
        const body = { presence: "away", status_msg: "refused" };
        return (await userOf(step.user).call("PUT", path, body)).status === 400 ? 200 : 500;
      }
      case "poll":
        return (await userOf(step.user).call("GET", streamPath(step.setPresence, 0))).status;
      case "sendMessage":
        return (await userOf(step.user).say(rooms.get(step.room) ?? "")).status;
      case "join":
      case "leave":
        return (await userOf(step.user).move(step.type, rooms.get(step.room) ?? "")).status;
      case "invite":
      case "kick":
      case "ban":
      case "unban":
        return (await userOf(step.user).move(step.type, rooms.get(step.room) ?? "", userOf(step.at))).status;
      case "rename": {
        renamed += 1;
        const body = { displayname: `name ${renamed}` };
        return (await userOf(step.user).call("PUT", `/profile/${userOf(step.user).id}/displayname`, body))
          .status;
      }
      case "changeList": {
        const ids = (names: readonly string[]) => names.map((name) => userOf(name).id);
        const body = { invite: ids(step.invite), drop: ids(step.drop) };
        return (await userOf(step.user).call("POST", `/presence/list/${userOf(step.user).id}`, body)).status;
      }
      case "connect": {
        const stream = new AbortController();
        streams.set(step.user, stream);
        void keepOpen(step.user, step.setPresence, stream).catch(() => undefined);
        return 200;
      }
      case "disconnect":
        streams.get(step.user)?.abort();
        return 200;
      case "silence":
        await world.pass(SILENCE_MS[step.timer]);
        return 200;
      default:
        throw new Error(`Cannot perform ${step.type}: wanted a step of these plays.`);
    }
  };

  return {
    perform: async (step, text) => {
      const status = await call(step, text);
      await world.pass(1);
      return status === 200;
    },
    look: async (viewer, subject) => {
      const path = `/presence/${userOf(subject).id}/status`;
      const { status, body } = await userOf(viewer).call("GET", path);
      if (status !== 200) return "refused";
      const { presence, status_msg: message } = body;
      return {
        presence: presence as Presence,
        message: typeof message === "string" && message !== "" ? message : null,
      };
    },
    takeAskedAgain: () => {
      const taken = askedAgain;
      askedAgain = [];
      return taken;
    },
    close: () => {
      for (const stream of streams.values()) stream.abort();
      world.server.close();
    },
  };
}
