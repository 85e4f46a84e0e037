import { roomOf, type ScriptedServer, type ScriptedUser } from "../scripted-server.ts";

/** Hears every answer of the day. */
export type Note = (answer: Promise<unknown>) => Promise<void>;

/** A day of sessions: refused messages, messages of who is away, streams that overlap. */
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
  await note(noa.put("online"));
  await overlap(world, noa);
  await world.pass(5_000);
  await look();
  await world.pass(40_000);
  await look();
}

/** Two streams of a user: the second ends while the first is open still. */
async function overlap(world: ScriptedServer, user: ScriptedUser): Promise<void> {
  const { body } = await user.call("GET", "/sync?set_presence=online");
  const gone = new AbortController();
  const path = `/sync?timeout=60000&since=${String(body["next_batch"])}`;
  const query = { method: "GET", token: user.token };
  void world.send({ ...query, path });
  const short = world.send({ ...query, path, signal: gone.signal });
  await world.pass(1_000);
  gone.abort();
  await short;
}
