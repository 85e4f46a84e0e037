import { createServer } from "node:net";
import { request } from "undici";
import { describe, expect, it } from "vitest";
import { fakeIo } from "./fake-io.ts";
import { serve } from "./serve.ts";

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

describe("serve", () => {
  it("serves every generation by its prefix until it is interrupted", async () => {
    const io = fakeIo();
    const ended = serve({ port: 0 }, io);
    await until(() => io.out() !== "");
    const [url = ""] = /http:\/\/127\.0\.0\.1:\d+/u.exec(io.out()) ?? [];
    const answer = await request(`${url}/_matrix/client/versions`);
    expect(answer.statusCode).toBe(200);
    await answer.body.dump();
    expect(io.out()).toContain(`Try: rollcall run ${url} --profile v1`);
    io.interrupt();
    expect(await ended).toBe(0);
  });

  it("says so when the port is taken", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => {
      taken.listen(0, "127.0.0.1", resolve);
    });
    const { port } = taken.address() as { port: number };
    await expect(serve({ port }, fakeIo())).rejects.toMatchObject({
      code: "port-in-use",
      message: `Cannot listen on 127.0.0.1:${port}: wanted a free port, found one that is in use.`,
    });
    taken.close();
  });
});
