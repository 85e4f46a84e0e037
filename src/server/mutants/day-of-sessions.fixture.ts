import { roomOf, ScriptedUser, type ScriptedServer } from "../scripted-server.ts";

/** Writes an answer down. */
type Note = (answer: Promise<unknown>) => Promise<void>;

/** A day of the transcript in which every mutant must differ: refused messages, several sessions, long silence. */
export async function dayOfSessions(world: ScriptedServer, note: Note): Promise<void> {
  const { roomId, users } = await roomOf(world, "noa", "oli", "pia");
  const [noa, oli] = users;
  const look = async () => {
    await note(oli.news());
    await note(oli.get(noa));
  };
  const elsewhere = await oli.createRoom();
  await note(noa.put("online"));
  await world.pass(5_000);
  await note(noa.say(elsewhere));
  await look();
  await note(noa.put("offline", "away"));
  await note(noa.say(roomId));
  await look();
  const other = await logIn(world, noa);
  await note(other.put("online", "by the other session"));
  await look();
  for (let round = 0; round < 2; round++) {
    await note(noa.put("unavailable"));
    await note(other.say(roomId));
    await look();
  }
  for (const query of ["set_presence=unavailable", ""]) {
    await note(noa.news({ query }));
    await look();
  }
  await note(noa.put("unavailable"));
  await note(noa.put("online"));
  await look();
  await overlap(world, noa, noa, () => Promise.resolve());
  await look();
  await world.pass(70_000);
  await look();
  await overlap(world, noa, other, async () => void (await other.call("POST", "/logout")));
  await look();
  await world.pass(40_000);
  for (let round = 0; round < 6; round++) {
    await world.pass(60_000);
    await note(noa.say(roomId));
    await look();
  }
  await note(noa.put("unavailable"));
  await world.pass(40_000);
  await look();
}

/** Another session of the user. */
export async function logIn(world: ScriptedServer, { id }: ScriptedUser): Promise<ScriptedUser> {
  const body = JSON.stringify({ type: "m.login.password", user: id, password: "secret" });
  const answer = await world.send({ method: "POST", path: "/login", body });
  return new ScriptedUser(world, id, String(answer.body["access_token"]));
}

/** Two streams of a user, whose second ends, together with whatever `ending` does, while the first is open still. */
async function overlap(
  world: ScriptedServer,
  first: ScriptedUser,
  second: ScriptedUser,
  ending: () => Promise<void>,
): Promise<void> {
  const { body } = await first.call("GET", "/sync?set_presence=online");
  const gone = new AbortController();
  const path = `/sync?timeout=30000&since=${String(body["next_batch"])}`;
  const long = world.send({ method: "GET", token: first.token, path });
  const short = world.send({ method: "GET", token: second.token, path, signal: gone.signal });
  await world.pass(1_000);
  await ending();
  gone.abort();
  await short;
  await world.pass(1_000);
  void long;
}
