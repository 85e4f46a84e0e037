import { ExchangeLog } from "../history/exchange-log.ts";
import type { Exchange, History, Json, Operation, StreamBody } from "../history/history.ts";
import type { ProfileId, RequirementId } from "../spec/requirement.ts";
import type { Ms } from "../time/clock.ts";

type Rest = Partial<Omit<Exchange, "operation" | "user" | "sent" | "received">>;

/** Writes a history by hand: one scenario, in the order of the calls, every request taking 2 ms unless told otherwise. */
export class HandHistory {
  readonly #exchanges: Exchange[] = [];
  readonly #tokens = new Map<string, string>();
  readonly #requirements: readonly RequirementId[];
  readonly #profile: ProfileId;
  #now: Ms = 0;

  constructor(profile: ProfileId, requirements: readonly RequirementId[] = []) {
    this.#profile = profile;
    this.#requirements = requirements;
  }

  /** Alice and Bob share a room; Carol is in none. */
  static company(profile: ProfileId, requirements: readonly RequirementId[] = []): HandHistory {
    const hand = new HandHistory(profile, requirements);
    for (const user of ["A", "B", "C"]) hand.ask(user, { kind: "register" }, { body: {} });
    hand.ask("A", { kind: "createRoom", room: "r1" }, { body: { room_id: "!r1" } });
    return hand.ask("B", { kind: "join", room: "!r1", subject: id("B") }, { body: {} });
  }

  wait(ms: Ms): this {
    this.#now += ms;
    return this;
  }

  ask(user: string, operation: Operation, rest: Rest = {}, tookMs: Ms = 2): this {
    const sent = this.#now;
    this.#now += tookMs;
    this.#exchanges.push({
      record: "exchange",
      index: this.#exchanges.length,
      scenario: "hand/001",
      operation,
      user: id(user),
      device: "d1",
      request: { method: "GET", path: "/_matrix/client/v3" },
      sent,
      received: this.#now,
      outcome: "answered",
      status: 200,
      contentType: "application/json",
      attempts: 1,
      ...rest,
    });
    return this;
  }

  put(
    user: string,
    presence: "online" | "unavailable" | "offline" | "free_for_chat",
    message?: string,
  ): this {
    const put = { kind: "putPresence" as const, subject: id(user), presence };
    return this.ask(user, message === undefined ? put : { ...put, message }, { body: {} });
  }

  look(viewer: string, subject: string, body: Json, status = 200): this {
    return this.ask(viewer, { kind: "getPresence", subject: id(subject) }, { body, status });
  }

  /** One answer of the viewer's stream with these events; the first begins the chain. */
  stream(
    viewer: string,
    events: readonly Json[],
    more: Partial<StreamBody> & { readonly tookMs?: Ms; readonly setPresence?: "default" } = {},
  ): this {
    const { tookMs = 2, setPresence = "offline" as const, ...kept } = more;
    const chain = `chain ${viewer}`;
    const since = this.#tokens.get(chain) ?? null;
    const next = `t${this.#exchanges.length}`;
    this.#tokens.set(chain, next);
    const api = "sync";
    const operation = {
      kind: "stream" as const,
      api,
      chain,
      since,
      timeoutMs: 30_000,
      setPresence,
    };
    const body = { next, presence: { events }, members: [], roomEvents: 0, strays: [], ...kept };
    return this.ask(viewer, operation as Operation, { body: body as unknown as Json }, tookMs);
  }

  done(): History {
    const cast = { A: id("A"), B: id("B"), C: id("C") };
    const scenario = {
      record: "scenario",
      id: "hand/001",
      family: "hand",
      title: "By hand.",
      machine: "presence",
    } as const;
    const counts = { exchanges: this.#exchanges.length, scenarios: 1, steps: 0 };
    return {
      header: {
        record: "header",
        format: "rollcall.history/1",
        tool: { name: "rollcall", version: "0" },
        profile: this.#profile,
        target: { name: "hand", kind: "embedded" },
        seed: 1,
        depth: "smoke",
        modelHash: "",
        startedAt: "2026-01-01T00:00:00.000Z",
        timers: { offline: { minMs: 30_000, maxMs: 31_000 }, idle: { minMs: 300_000, maxMs: 301_000 } },
        plan: { scenarios: 1, graphs: {}, requirements: this.#requirements, unreached: [] },
      },
      scenarios: [{ ...scenario, requirements: this.#requirements, cast, steps: 0 }],
      steps: [],
      ends: [{ record: "end", scenario: "hand/001", outcome: "performed" }],
      exchanges: new ExchangeLog(this.#exchanges),
      footer: { record: "footer", complete: true, counts, durationMs: this.#now },
    };
  }
}

export function id(role: string): string {
  return `@${role.toLowerCase()}:hand`;
}

/** An event as the profiles from r0.5 on have it. */
export function event(subject: string, presence: string, rest: Readonly<Record<string, Json>> = {}): Json {
  return { type: "m.presence", sender: id(subject), content: { presence, ...rest } };
}
