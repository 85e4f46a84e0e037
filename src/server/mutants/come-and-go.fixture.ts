import type { ScriptedServer, ScriptedUser } from "../scripted-server.ts";

/** Writes an answer down. */
type Note = (answer: Promise<unknown>) => Promise<void>;

/** The second day of the transcript in which every mutant must differ: rooms, profiles and lists, each more than once. */
export async function comeAndGo(world: ScriptedServer, note: Note): Promise<void> {
  await rooms(world, note);
  await profiles(world, note);
  await lists(world, note);
}

async function three(world: ScriptedServer, ...names: string[]): Promise<ScriptedUser[]> {
  const users: ScriptedUser[] = [];
  for (const name of names) users.push(await world.register(name));
  for (const user of users) await user.news();
  return users;
}

async function rooms(world: ScriptedServer, note: Note): Promise<void> {
  const [jon, kim, lea] = (await three(world, "jon", "kim", "lea")) as [
    ScriptedUser,
    ScriptedUser,
    ScriptedUser,
  ];
  const look = async () => {
    for (const user of [jon, kim, lea]) await note(user.news());
    await note(kim.get(jon));
    await note(lea.get(jon));
    await note(jon.get(kim));
  };
  const encrypted = { type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm" } };
  const readable = { type: "m.room.history_visibility", content: { history_visibility: "world_readable" } };
  const secret = await jon.createRoom({ invite: [kim.id], initial_state: [encrypted] });
  await note(kim.move("join", secret));
  await note(jon.put("unavailable", "in secret"));
  await look();
  await note(kim.move("leave", secret));
  const open = await jon.createRoom({ initial_state: [{ ...readable, state_key: "" }] });
  await note(jon.put("online", "in the open"));
  await look();
  await note(jon.move("invite", open, lea));
  await note(lea.move("leave", open));
  await note(jon.put("unavailable"));
  await look();

  const shared = await jon.createRoom();
  for (let round = 0; round < 3; round++) {
    await note(kim.move("join", shared));
    await note(jon.put("online", `round ${round}`));
    await look();
    await note(jon.move("kick", shared, kim));
    await note(jon.put("unavailable", `after ${round}`));
    await look();
  }
  const several = [await jon.createRoom(), await jon.createRoom(), await jon.createRoom()];
  for (const room of several) await note(kim.move("join", room));
  for (const room of several) await note(kim.move("leave", room));
  await note(jon.put("online"));
  await look();
}

async function profiles(world: ScriptedServer, note: Note): Promise<void> {
  const [max, nat, ole] = (await three(world, "max", "nat", "ole")) as [
    ScriptedUser,
    ScriptedUser,
    ScriptedUser,
  ];
  const set = async (field: string, value: string, by = max) => {
    await note(by.call("PUT", `/profile/${max.id}/${field}`, { [field]: value }));
    for (const user of [nat, ole]) await note(user.news());
    await note(nat.get(max));
    await note(nat.call("GET", `/profile/${max.id}`));
  };
  for (const mate of [nat, ole]) await mate.move("join", await max.createRoom());
  await note(max.put("unavailable", "before"));
  await set("displayname", "Max");
  await set("avatar_url", "mxc://a/1");
  await set("avatar_url", "mxc://a/2");
  await set("displayname", "Maxine");
  await set("displayname", "Maxine");
  await set("displayname", "refused", nat);
}

async function lists(world: ScriptedServer, note: Note): Promise<void> {
  const [pia, quin, ray] = (await three(world, "pia", "quin", "ray")) as [
    ScriptedUser,
    ScriptedUser,
    ScriptedUser,
  ];
  const path = `/presence/list/${pia.id}`;
  const change = async (body: object) => {
    await note(pia.call("POST", path, body));
    await note(pia.call("GET", path));
    await note(ray.call("GET", path));
    await note(quin.put("online", JSON.stringify(body)));
    await note(pia.news());
  };
  await change({ invite: [quin.id] });
  await change({ invite: [quin.id] });
  await change({ invite: [ray.id] });
  await change({ drop: [ray.id] });
  await change({ drop: [ray.id] });
  await change({ drop: [quin.id] });
  await change({ invite: [quin.id] });
  await note(pia.call("GET", "/initialSync"));
  await note(pia.call("GET", "/sync?set_presence=offline"));
  await note(quin.put("unavailable", "after a new beginning"));
  await note(pia.news());
  const login = await world.send({
    method: "POST",
    path: "/login",
    body: JSON.stringify({ type: "m.login.password", user: "pia", password: "secret" }),
  });
  const token = String(login.body["access_token"]);
  await note(world.send({ method: "GET", path, token }));
  await note(pia.call("GET", path));
}
