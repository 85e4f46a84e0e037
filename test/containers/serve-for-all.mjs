import { spawn } from "node:child_process";
import { connect, createServer } from "node:net";
import { fileURLToPath } from "node:url";

/*
 * What runs in the image of the reference server, which listens on the loopback interface alone: nobody outside of the
 * container would reach it.
 */

const [INNER, OUTER] = ["8009", 8008];
const main = fileURLToPath(new URL("dist/cli/main.js", import.meta.url));
const serve = spawn(process.execPath, [main, "serve", "--port", INNER, ...process.argv.slice(2)], {
  stdio: "inherit",
});
serve.once("exit", (code) => process.exit(code ?? 1));
createServer((outer) => {
  const inner = connect(Number(INNER), "127.0.0.1");
  outer.pipe(inner).pipe(outer);
  for (const [one, other] of [
    [outer, inner],
    [inner, outer],
  ])
    one.on("error", () => other.destroy());
}).listen(OUTER);
