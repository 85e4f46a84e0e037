import { roomOf, type ScriptedServer } from "../scripted-server.ts";

/** Writes an answer down. */
type Note = (answer: Promise<unknown>) => Promise<void>;

/** A day of the transcript in which every mutant must differ: what is neither there nor quite missing, and who stands next to whom. */
export async function dayOfCorners(world: ScriptedServer, note: Note): Promise<void> {
  await emptyValues(world, note);
  await neighbours(world, note);
  await twoOwners(world, note);
}

async function emptyValues(world: ScriptedServer, note: Note): Promise<void> {
  const { users } = await roomOf(world, "ada", "ben");
  const [ada, ben] = users;
  const newcomer = await world.register("cyd");
  const path = (id: string) => `/presence/${id}/status`;
  await note(ada.call("PUT", path(newcomer.id), { presence: "unavailable" }));
  await note(newcomer.get());
  await note(ada.put("unavailable"));
  for (const body of [{ presence: "" }, { presence: "online", status_msg: false }]) {
    await note(ada.call("PUT", path(ada.id), body));
    await note(ben.get(ada));
  }
  await note(world.send({ method: "GET", path: path(ada.id), token: "nonsense" }));
  const filter = { presence: { not_types: ["m.presence"] } };
  const { body: stored } = await ben.call("POST", `/user/${ben.id}/filter`, filter);
  await note(ben.call("GET", `/sync?set_presence=offline&filter=${String(stored["filter_id"])}`));
}

async function neighbours(world: ScriptedServer, note: Note): Promise<void> {
  const { roomId, users } = await roomOf(world, "dan", "elk", "fee", "gil2");
  const [dan, elk, fee, last] = users;
  const other = await last.createRoom();
  await note(fee.move("join", other));
  await note(elk.move("join", other));
  await note(elk.move("leave", roomId));
  for (const user of users) await note(user.put("online"));
  for (const user of users) await note(user.news());
  await note(fee.call("GET", "/initialSync"));
  await note(last.call("GET", "/initialSync"));
  await note(dan.news());
}

async function twoOwners(world: ScriptedServer, note: Note): Promise<void> {
  const [ida, jim, kay] = [
    await world.register("ida2"),
    await world.register("jim"),
    await world.register("kay"),
  ];
  for (const owner of [ida, jim]) {
    await note(owner.news());
    await note(owner.call("POST", `/presence/list/${owner.id}`, { invite: [kay.id] }));
  }
  await note(kay.put("online"));
  for (const owner of [ida, jim]) await note(owner.news());
}
