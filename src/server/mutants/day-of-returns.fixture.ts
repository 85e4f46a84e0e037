import { roomOf, type ScriptedServer, type ScriptedUser } from "../scripted-server.ts";
import { logIn } from "./day-of-sessions.fixture.ts";

/** Writes an answer down. */
type Note = (answer: Promise<unknown>) => Promise<void>;

/** A day of the transcript in which every mutant must differ: what comes back, is used again, or has a second of its kind. */
export async function dayOfReturns(world: ScriptedServer, note: Note): Promise<void> {
  await sessions(world, note);
  await streams(world, note);
  await idling(world, note);
  await severalRooms(world, note);
  await fullLists(world, note);
}

async function sessions(world: ScriptedServer, note: Note): Promise<void> {
  const { users } = await roomOf(world, "sam", "tea");
  const [sam, tea] = users;
  await note(sam.put("online", "<tea> & cake"));
  await note(tea.news());
  await note(tea.call("PUT", `/presence/${sam.id}/status`, { presence: "online", status_msg: "by tea" }));
  await note(tea.get(sam));
  await note(sam.put("unavailable"));
  const other = await logIn(world, sam);
  await note(other.put("online"));
  await note(sam.put("unavailable"));
  await note(other.get());
  await note(sam.put("offline"));
  await note(other.news({ query: "" }));
  await note(tea.get(sam));
  await note(sam.news());
  await note(other.news());
  await note(tea.put("online"));
  await note(sam.news());
  await note(other.news());
  const path = `/presence/${sam.id}/status?access_token=${sam.token}`;
  await note(world.send({ method: "GET", path }));
  await note(other.call("POST", "/logout"));
  await note(tea.put("unavailable"));
  await note(sam.news());
}

async function streams(world: ScriptedServer, note: Note): Promise<void> {
  const { users } = await roomOf(world, "ula", "vic", "wim", "xia");
  const [ula, vic, wim, xia] = users;
  const { body } = await xia.call("GET", "/sync?set_presence=offline");
  const path = `/sync?set_presence=offline&since=${String(body["next_batch"])}`;
  const waiting = [1, 2].map(async () => {
    const { body: answer } = await xia.call("GET", `${path}&timeout=20000`);
    return { atMs: world.clock.now(), answer };
  });
  await world.pass(1_000);
  for (const user of [ula, vic, wim]) await note(user.put("unavailable"));
  for (const answer of waiting) await note(answer);
  for (let round = 0; round < 2; round++) await note(xia.call("GET", path));
  const query = `set_presence=offline&filter=${encodeURIComponent('{"presence":{"limit":1}}')}`;
  for (let round = 0; round < 3; round++) await note(xia.news({ query }));
}

async function idling(world: ScriptedServer, note: Note): Promise<void> {
  const { users } = await roomOf(world, "yan", "zoe");
  const [yan, zoe] = users;
  for (let round = 0; round < 2; round++) {
    await note(yan.put("online"));
    await note(zoe.get(yan));
    const staying = yan.stay(400_000);
    await world.pass(350_000);
    await note(zoe.news());
    await note(zoe.get(yan));
    await staying;
  }
}

async function severalRooms(world: ScriptedServer, note: Note): Promise<void> {
  const { roomId, users } = await roomOf(world, "abe", "bea", "cam");
  const [abe, bea, cam] = users;
  const look = async () => {
    for (const mate of [bea, cam]) {
      await note(mate.news());
      await note(mate.get(abe));
    }
  };
  const second = await abe.createRoom();
  await note(bea.move("join", second));
  await note(abe.put("unavailable"));
  await world.pass(5_000);
  await note(abe.say(second));
  await look();
  await note(abe.move("ban", second, bea));
  await note(abe.put("online"));
  await look();
  const third = await bea.createRoom();
  await note(abe.move("join", third));
  await note(abe.move("leave", third));
  for (const user of [abe, cam]) {
    await note(user.call("PUT", `/profile/${user.id}/displayname`, { displayname: `once ${user.id}` }));
  }
  await note(bea.call("GET", `/rooms/${third}/state/m.room.member/${abe.id}`));
  await note(abe.put("unavailable"));
  await look();
  await note(bea.call("GET", `/rooms/${roomId}/joined_members`));
}

async function fullLists(world: ScriptedServer, note: Note): Promise<void> {
  const owner = await world.register("dov");
  const path = `/presence/list/${owner.id}`;
  const friends: ScriptedUser[] = [];
  for (const name of ["eli", "flo", "gus", "han"]) friends.push(await world.register(name));
  const ids = friends.map(({ id }) => id);
  const [eli] = friends;
  if (eli === undefined) return;
  await owner.news();
  await note(owner.call("POST", path, { invite: ids }));
  await note(owner.call("GET", path));
  await note(owner.call("POST", path, { invite: [eli.id], drop: ids.slice(1) }));
  await note(owner.call("GET", path));
  const room = await eli.createRoom();
  await note(owner.move("join", room));
  await note(owner.move("leave", room));
  await note(eli.put("online"));
  await note(owner.news());
}
