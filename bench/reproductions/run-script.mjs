/** Runs scripts against mutants and the reference server, over HTTP and in real time. */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { MUTANTS } from "../../dist/server/mutants/mutants.js";
import { createReferenceServer } from "../../dist/server/reference-server.js";
import { serveHttp } from "../../dist/server/serve-http.js";
import { profile as profileById } from "../../dist/spec/profiles.js";
import { wallClock } from "../../dist/time/wall-clock.js";

/** Where scripts stay, to be looked at. */
const FOLDER = new URL("../../reports/local/counterexamples/", import.meta.url);
const PATIENCE_MS = 600_000;
/** Some faults have a time of their own, and show only where timers are the usual ones. */
const SURROUNDINGS = [shortTimers, () => ({})];

export function keepScript({ mutant }, text) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(fileOf(mutant), text);
}

function fileOf(mutant) {
  return fileURLToPath(new URL(`${mutant}.sh`, FOLDER));
}

/** How the script of a mutant ends on it and on the reference server, at the same time. */
export async function endsOf({ mutant, profile }) {
  const file = fileOf(mutant);
  const text = readFileSync(file, "utf8");
  let ends;
  for (const surroundingsOf of SURROUNDINGS) {
    const surroundings = { profile, ...surroundingsOf(text) };
    const began = performance.now();
    const [onMutant, onReference] = await Promise.all([
      endOf(file, { ...surroundings, mutant }),
      endOf(file, surroundings),
    ]);
    ends = { onMutant, onReference, elapsedMs: Math.round(performance.now() - began) };
    if (onMutant === 1 && onReference === 0) break;
  }
  return ends;
}

/** Short ones where the story waits for them. */
function shortTimers(text) {
  const [waitsForOffline, waitsForIdle] = [/OFFLINE_AFTER"/u, /IDLE_AFTER"/u].map((name) => name.test(text));
  if (!waitsForOffline && !waitsForIdle) return {};
  const [offlineS, idleS] = waitsForIdle ? [10, 15] : [6, 60];
  return {
    timers: { offlineAfterMs: offlineS * 1_000, idleAfterMs: idleS * 1_000 },
    env: { OFFLINE_AFTER: String(offlineS + 1), IDLE_AFTER: String(idleS + 1) },
  };
}

/** @param mutant its name; none: the reference server */
async function endOf(file, { profile, timers = {}, env = {}, mutant: name }) {
  const mutant = MUTANTS.find((one) => one.name === name);
  const server = createReferenceServer({
    clock: wallClock,
    profiles: [profileById(profile)],
    timers,
    mutant,
  });
  const service = await serveHttp(server, {});
  try {
    return await new Promise((resolve) => {
      const options = {
        env: { ...process.env, ...env, BASE_URL: service.url },
        stdio: "ignore",
        timeout: PATIENCE_MS,
      };
      spawn("bash", [file], options).on("close", resolve);
    });
  } finally {
    await service.close();
    server.close();
  }
}
