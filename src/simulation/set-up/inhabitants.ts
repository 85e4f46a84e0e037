import type { Scenario } from "../../scenarios/scenario.ts";
import { allDone } from "../../runner/all-done.ts";
import type { Answer } from "../../runner/answer.ts";
import { isSuccess } from "../../runner/ask.ts";
import { firstSession } from "../../runner/first-session.ts";
import { logIn } from "../../runner/log-in.ts";
import { farewell, openScene } from "../../runner/perform-scenario.ts";
import { createRoom, moveMember } from "../../runner/room-requests.ts";
import { refusedSetUp } from "../../runner/refused-set-up.ts";
import type { RunContext } from "../../runner/run-context.ts";
import type { Scene } from "../../runner/scene.ts";
import type { Account, Session } from "../../runner/session.ts";
import { SetUpError } from "../../runner/set-up-error.ts";
import { createTurns, type Turns } from "../../runner/turns.ts";
import { freshAccount } from "../../runner/users/fresh-account.ts";
import type { Population } from "../population/population.ts";
import type { Membership } from "./memberships.ts";
import type { Settled, Together } from "../shards/together.ts";

/** The users of a population as they are on the server. */
export interface Inhabitants {
  /** The id of each user, by their number. */
  readonly users: readonly string[];
  /** The sessions of each user, by their number; none of those whom another process simulates. */
  readonly sessions: readonly (readonly Session[])[];
  /** The id of each room, by its number. */
  readonly rooms: readonly string[];
  /** How a user of this process came into their rooms. */
  membershipsOf(user: number): readonly Membership[];
  /** Logs everybody out. */
  leave(): Promise<void>;
}

export interface SettleOptions {
  readonly population: Population;
  /** How many devices each user has. */
  readonly devices: readonly number[];
  /** Whether this process simulates the user. */
  readonly isOwn: (user: number) => boolean;
  readonly together: Pick<Together, "settle" | "joined">;
  /** What is there already, when this part is begun again after its process was lost: then users only log in. */
  readonly known?: Settled | undefined;
  readonly onProgress: (done: number, total: number) => void;
}

/** Enough to keep a server busy, and few enough that no registration times out. */
const AT_ONCE = 16;
const EMPTY: Scenario = {
  id: "simulate",
  family: "simulate",
  title: "Many users at once.",
  machine: "presence",
  cast: { users: [], devices: [], rooms: [], observers: [], fence: false },
  steps: [],
  requirements: [],
  waitMs: 0,
};

/**
 * Registers everybody, logs their other devices in, and brings them into their rooms.
 *
 * @throws SetUpError when the server refuses
 */
export async function settleIn(run: RunContext, options: SettleOptions): Promise<Inhabitants> {
  const { population, isOwn } = options;
  const own = Array.from({ length: population.users }, (_, user) => user).filter(isOwn);
  const names = Array.from({ length: population.users }, (_, user) => `u${user}`);
  const scene = openScene(run, { ...EMPTY, cast: { ...EMPTY.cast, users: names } });
  if (!run.accounts.reserve(scene.scenario)) throw tooFew(population, run);
  const stop = () => scene.ending.abort();
  run.signal.addEventListener("abort", stop, { once: true });
  try {
    return await new Settlement(scene, options, own).build();
  } catch (error) {
    await farewell(scene);
    throw error;
  } finally {
    run.signal.removeEventListener("abort", stop);
  }
}

/** The set-up while it goes on. */
class Settlement {
  readonly #scene: Scene;
  readonly #options: SettleOptions;
  readonly #own: readonly number[];
  readonly #turns: Turns = createTurns(AT_ONCE);
  readonly #accounts = new Map<number, Account>();
  readonly #memberships = new Map<number, Membership[]>();
  readonly #total: number;
  #done = 0;
  #failure: unknown;

  constructor(scene: Scene, options: SettleOptions, own: readonly number[]) {
    this.#scene = scene;
    this.#options = options;
    this.#own = own;
    const memberships = options.population.rooms.flat().filter(options.isOwn).length;
    this.#total = own.length + memberships;
  }

  async build(): Promise<Inhabitants> {
    const { together, known, population } = this.#options;
    await allDone(this.#own.map((user) => this.#step(() => this.#enrol(user))));
    const settled = known ?? (await together.settle({ users: this.#ids(), rooms: await this.#openRooms() }));
    if (known === undefined) await this.#join(settled.rooms);
    await together.joined();
    return {
      users: Array.from({ length: population.users }, (_, user) => settled.users[user] ?? ""),
      sessions: Array.from({ length: population.users }, (_, user) => [
        ...(this.#accounts.get(user)?.sessions.values() ?? []),
      ]),
      rooms: population.rooms.map((_, place) => settled.rooms[place] ?? ""),
      membershipsOf: (user) => this.#memberships.get(user) ?? [],
      leave: () => farewell(this.#scene),
    };
  }

  /** After a refusal nothing else is asked for. */
  #step<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns(async () => {
      if (this.#failure !== undefined || this.#scene.ending.signal.aborted)
        throw this.#failure ?? new Error("The set-up was ended.");
      try {
        const outcome = await work();
        this.#options.onProgress(++this.#done, this.#total);
        return outcome;
      } catch (error) {
        this.#failure ??= error;
        throw error;
      }
    });
  }

  async #enrol(user: number): Promise<void> {
    const { devices, known } = this.#options;
    const name = `u${user}`;
    const home = this.#scene.homes.of(user);
    const id = known?.users[user];
    const account =
      id === undefined
        ? await freshAccount(this.#scene, name, home)
        : await this.#comeBack(id, home.baseUrls[0]);
    this.#scene.accounts.set(name, account);
    this.#accounts.set(user, account);
    for (let device = 2; device <= (devices[user] ?? 1); device++)
      await addDevice(this.#scene, account, `d${device}`);
  }

  /** Somebody whom a process that is lost has registered. */
  async #comeBack(id: string, baseUrl: string): Promise<Account> {
    const password = this.#scene.run.newPassword(id.slice(1, id.indexOf(":")));
    this.#scene.run.redactor.learn(password);
    const account: Account = { id, logInBy: { kind: "password", password }, baseUrl, sessions: new Map() };
    await addDevice(this.#scene, account, "d1");
    return account;
  }

  #ids(): Settled["users"] {
    return Object.fromEntries([...this.#accounts].map(([user, { id }]) => [user, id]));
  }

  async #openRooms(): Promise<Settled["rooms"]> {
    const { population, isOwn } = this.#options;
    const rooms: Record<number, string> = {};
    const ours = [...population.rooms.entries()].filter(([, [creator = 0]]) => isOwn(creator));
    await allDone(
      ours.map(([place, [creator = 0]]) =>
        this.#step(async () => {
          const { room, answer } = await openRoom(this.#scene, this.#accountOf(creator), `room ${place}`);
          rooms[place] = room;
          this.#note(creator, { room, isCreator: true, ...answer });
        }),
      ),
    );
    return rooms;
  }

  async #join(rooms: Settled["rooms"]): Promise<void> {
    const { population, isOwn } = this.#options;
    const moves = [...population.rooms.entries()].flatMap(([place, [, ...others]]) =>
      others.filter(isOwn).map((user) => ({ user, room: rooms[place] ?? "" })),
    );
    await allDone(
      moves.map(({ user, room }) =>
        this.#step(async () => {
          const answer = await join(this.#scene, this.#accountOf(user), room);
          this.#note(user, { room, isCreator: false, ...answer });
        }),
      ),
    );
  }

  #note(user: number, { room, isCreator, sent, received }: Membership): void {
    const others = this.#memberships.get(user) ?? [];
    this.#memberships.set(user, [...others, { room, isCreator, sent, received }]);
  }

  #accountOf(user: number): Account {
    const account = this.#accounts.get(user);
    if (account === undefined) throw new Error(`Cannot fill a room: wanted user ${user}, found none.`);
    return account;
  }
}

async function addDevice(scene: Scene, account: Account, device: `d${number}`): Promise<void> {
  const { session, answer } = await logIn(scene, account, device);
  if (session === undefined) throw refusedSetUp(`log ${account.id} in on ${device}`, answer);
}

async function openRoom(
  scene: Scene,
  account: Account,
  name: string,
): Promise<{ readonly room: string; readonly answer: Answer }> {
  const { room, answer } = await createRoom(scene, firstSession(account), { name, preset: "public" });
  if (room === undefined) throw refusedSetUp(`create ${name}`, answer);
  return { room, answer };
}

async function join(scene: Scene, account: Account, room: string): Promise<Answer> {
  const move = { kind: "join", room, subject: account.id } as const;
  const answer = await moveMember(scene, firstSession(account), move);
  if (!isSuccess(answer)) throw refusedSetUp(`bring ${account.id} into a room`, answer);
  return answer;
}

function tooFew({ users }: Population, { accounts }: RunContext): SetUpError {
  return new SetUpError(`Cannot begin: wanted ${users} accounts, found ${accounts.given}.`, {
    outcome: "error",
    code: "no-accounts",
    hint: "Simulate as many users as there are accounts, or let the server register them.",
  });
}
