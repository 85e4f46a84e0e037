import { roomOf, type Reply, type ScriptedServer } from "../scripted-server.ts";

/** What hardly anybody sends, and what few do often: the part of a long day in which rare faults show. */
export async function oddRequests(
  world: ScriptedServer,
  note: (answer: Promise<unknown>) => Promise<void>,
): Promise<void> {
  const { roomId, users } = await roomOf(world, "quill", "rose", "svea");
  const [quill, rose, svea] = users;
  const path = `/presence/${quill.id}/status`;
  const write = (body: string | undefined): Promise<Reply> =>
    world.send({ method: "PUT", path, token: quill.token, ...(body === undefined ? {} : { body }) });
  const look = async () => {
    await note(quill.get());
    await note(rose.get(quill));
    await note(svea.news());
  };
  await note(quill.put("online", "  <b> & so on "));
  await look();
  for (const body of [
    undefined,
    '{"presence":" unavailable"}',
    '{"presence":"unavailable"} and more',
    '{"presence":1,"status_msg":5}',
    '{"presence":"away"}',
    '{"presence":"gone"}',
    JSON.stringify({ presence: "unavailable", status_msg: "whose?", user_id: rose.id }),
  ]) {
    await note(write(body));
    await look();
  }
  await note(world.send({ method: "DELETE", path, token: quill.token }));
  await note(quill.call("GET", `/presence/${quill.id}/mood`));
  await note(world.send({ method: "GET", path: `${path}?access_token=${quill.token}` }));
  await note(rose.call("GET", `/rooms/${roomId}/messages`));
  await note(rose.call("GET", `/rooms/${roomId}/initialSync`));
  const stranger = await world.register("tore");
  await note(stranger.call("GET", path));
  for (let count = 0; count < 32; count++)
    await note(quill.put(count % 2 === 0 ? "unavailable" : "online", "again"));

  const log = (user: typeof quill) => {
    const name = user.id.slice(1, user.id.indexOf(":"));
    const body = { type: "m.login.password", user: name, password: "secret", identifier: { user: name } };
    return quill.call("POST", "/login", body);
  };
  await note(rose.put("offline", "asleep"));
  await note(log(rose));
  await note(svea.get(rose));
  await note(svea.news({ query: "" }));
  const [polling, another] = [svea.news({ timeoutMs: 90_000, query: "" }), await log(svea)];
  await world.pass(5_000);
  const token = String(another.body["access_token"]);
  await note(world.send({ method: "POST", path: "/logout", token }));
  await note(quill.get(svea));
  await world.pass(5_000);
  await note(svea.call("POST", "/logout"));
  await note(polling);
  await world.pass(100_000);
  await note(quill.get(svea));
}
