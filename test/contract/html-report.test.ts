import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { fastClock } from "./fast-clock.ts";
import { hostileServer } from "./hostile-server.ts";
import { demandSafeText, rollcall, SHORT } from "./rollcall.ts";

const clock = fastClock(25);
const EVIL = "</script><b>\u202e\u0007\u2028";

/** The page as it stands, and everything that is packed in it. */
function textsIn(page: string): readonly string[] {
  const packed = /id="data-timelines">(?<list>.*?)<\/script>/su.exec(page)?.groups?.["list"] ?? "[]";
  const timelines = JSON.parse(packed) as readonly string[];
  return [page, ...timelines.map((text) => inflateRawSync(Buffer.from(text, "base64")).toString())];
}

it("an HTML report holds no secret and nothing that cannot be seen, nor does what is packed in it", async () => {
  await using server = await hostileServer(
    async (call) => {
      const { status, body } = await call.ask();
      if (call.response.destroyed) return;
      const echo = JSON.stringify(`${call.headers.authorization} ${call.body} ${EVIL}`);
      call.response.writeHead(status, { "content-type": "application/json" });
      call.response.end(
        body.replace(/"status_msg":"[^"]*"/u, `"status_msg":${echo}`).replace(/^\{\}$/u, `{"echo":${echo}}`),
      );
    },
    { clock },
  );
  const place = await mkdtemp(join(tmpdir(), "rollcall-html-"));
  try {
    const file = join(place, "report.html");
    await rollcall(server, [...SHORT, "--profile", "v1", "--report", `html=${file}`], { clock });
    const texts = textsIn(await readFile(file, "utf8"));
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.slice(1).join("\n")).toContain(String.raw`\u202e`);
    for (const text of texts) {
      demandSafeText(text.replaceAll("\t", ""));
      for (const secret of server.secrets) expect(text.includes(secret) ? secret : "").toBe("");
    }
  } finally {
    await rm(place, { recursive: true });
  }
});
