import type { Profile } from "../../src/spec/profile.ts";
import { profile } from "../../src/spec/profiles.ts";
import type { ProfileId } from "../../src/spec/requirement.ts";
import { mutant } from "../../src/server/mutants/mutants.ts";
import { createReferenceServer } from "../../src/server/reference-server.ts";
import { serveHttp } from "../../src/server/serve-http.ts";
import { wallClock } from "../../src/time/wall-clock.ts";

export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A user of the served reference server; every call is one HTTP request. */
export interface ServedUser {
  readonly id: string;
  call(method: string, path: string, body?: unknown): Promise<Reply>;
  /** Opens a stream, and resolves as soon as the server has it; the function that it gives closes the stream. */
  openStream(query: string): Promise<() => Promise<void>>;
}

/** The reference server on a socket of this machine, in real time. */
export interface ServedReference {
  readonly profile: Profile;
  register(): Promise<ServedUser>;
  close(): Promise<void>;
}

/** Serves one profile on a free port; with a fault, where one is named. */
export async function serveReference(id: ProfileId, fault?: string): Promise<ServedReference> {
  const served = profile(id);
  const { accountPrefix, prefix, stream } = served.binding;
  const server = createReferenceServer({
    clock: wallClock,
    profiles: [served],
    mutant: fault === undefined ? undefined : mutant(fault),
  });
  const waiting = new Map<string, () => void>();
  const service = await serveHttp(
    {
      handle: (request) => {
        const answer = server.handle(request);
        waiting.get(request.headers["x-stream"] ?? "")?.();
        return answer;
      },
      close: () => server.close(),
    },
    {},
  );
  let streams = 0;

  const userOf = ({ user_id: userId, access_token: token }: Reply["body"]): ServedUser => {
    const id = String(userId);
    const authorization = `Bearer ${String(token)}`;
    const call: ServedUser["call"] = (method, path, body) =>
      send(service.url + prefix + path, { method, headers: { authorization } }, body);
    return {
      id,
      call,
      openStream: async (query) => {
        const name = String(++streams);
        const headers = { authorization, "x-stream": name };
        const opened = new Promise<void>((resolve) => waiting.set(name, resolve));
        const gone = new AbortController();
        const position =
          stream === "events"
            ? "from"
            : `since=${String((await call("GET", `/sync?${query}`)).body["next_batch"])}`;
        const url = `${service.url}${prefix}/${stream}?${position}&timeout=30000&${query}`;
        const answer = fetch(url, { headers, signal: gone.signal }).catch(() => undefined);
        await opened;
        return async () => {
          gone.abort();
          await answer;
        };
      },
    };
  };

  return {
    profile: served,
    register: async () => {
      const url = `${service.url}${accountPrefix}/register`;
      const { body } = await send(url, { method: "POST" }, { auth: { type: "m.login.dummy" } });
      return userOf(body);
    },
    close: async () => {
      await service.close();
      server.close();
    },
  };
}

async function send(url: string, init: RequestInit, body?: unknown): Promise<Reply> {
  const response = await fetch(url, body === undefined ? init : { ...init, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Reply["body"] };
}
