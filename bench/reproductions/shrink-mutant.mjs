/** Shrinks what shows a mutant, as `rollcall repro` does, and writes the script. */
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { reproduce } from "../../dist/repro/reproduce.js";
import { shellScript } from "../../dist/repro/script/shell-script.js";
import { tellReproduction } from "../../dist/repro/tell-reproduction.js";
import { repeatId } from "../../dist/scenarios/repeat-id.js";
import { sizeOf } from "../../dist/scenarios/shrink/size-of.js";
import { homeOf } from "../../dist/server/mutants/mutant.js";
import { scenariosShowing } from "./scenarios-showing.mjs";
import { planned, stageOf } from "./stage-of-mutant.mjs";

/** As `rollcall repro` has it. */
const MOST_CANDIDATES = 500;
const MOST_SCENARIOS = 6;
const FEW_ACTS = 3;
const MOST_REQUIREMENTS = 4;
/** What is blamed depends on whether a scenario is planned to decide these. */
const WEIGHED = ["PRES-IDLE-001", "PRES-LIST-008", "PRES-META-002"];

const KILL_RATE = new URL("../../docs/kill-rate.json", import.meta.url);
const { trials } = JSON.parse(readFileSync(KILL_RATE, "utf8"));

/**
 * By the requirement that the mutant names, where the suite notices that; else by whatever else it breaks. Where that does
 * not lead to few acts, by that of the others which leads to the fewest, as a reader of the report would.
 */
export async function shrunkMutant(mutant) {
  const { name, requirement } = mutant;
  const kills = trials.find((trial) => trial.mutant === name)?.kills ?? [];
  const row = { mutant: name, profile: homeOf(mutant) };
  const named = kills.filter((kill) => kill.requirement === requirement);
  const shown = [];
  let why;
  for (const kill of new Set([...named, ...kills])) {
    if (shown.length === MOST_REQUIREMENTS || shown.some(({ shrunk }) => actsOf(shrunk) <= FEW_ACTS)) break;
    const tried = { ...row, requirement: kill.requirement };
    const shrunk = await shrunkKill(tried, kill.scenario);
    if (shrunk.reproduction.kind === "fails") shown.push({ tried, shrunk });
    else why ??= firstSentence(shrunk.reproduction.reason);
  }
  const [fewest] = shown.toSorted((one, other) => actsOf(one.shrunk) - actsOf(other.shrunk));
  if (fewest !== undefined) return rowOf(fewest.tried, fewest.shrunk);
  return { row: { ...row, requirement, why: why ?? "no scenario shows it by itself" } };
}

function firstSentence(text) {
  return text?.replace(/(?<=\.) .*/su, "");
}

/** By the scenario that noticed it and, where that does not lead to few acts, by others that show it, as a report names several. */
async function shrunkKill(row, id) {
  const first = scenarioOf(row.profile, id);
  const alone = await shrunkFrom(row, [first], { isExactToo: false });
  if (actsOf(alone) <= FEW_ACTS) return alone;
  const others = await scenariosShowing(row, { known: id, most: MOST_SCENARIOS - 1 });
  return await shrunkFrom(row, [first, ...others]);
}

/** Of the smallest; more than any where it was not shown. */
export function actsOf({ reproduction: { shrunk } }) {
  return shrunk === undefined ? Number.POSITIVE_INFINITY : sizeOf(shrunk.smallest.draft);
}

/** The scenario of that id; the preflight as any other. */
function scenarioOf(profileId, id) {
  const { preflight, scenarios } = planned(profileId);
  if (id === preflight.id) return { ...preflight, id: repeatId(id, 2), family: "again" };
  return scenarios.find((scenario) => scenario.id === id);
}

/** @returns what became of it, and how long that took */
export async function shrunkFrom(row, scenarios, { isExactToo = true } = {}) {
  const { venues, stage } = await stageOf(row);
  const began = performance.now();
  const reproduction = await reproduce({
    venues: isExactToo ? venues : [venues[0]],
    stage,
    scenarios,
    wanted: { requirement: row.requirement },
    mostCandidates: MOST_CANDIDATES,
    onProgress: () => undefined,
  });
  return { reproduction, elapsedMs: performance.now() - began };
}

function rowOf(row, { reproduction, elapsedMs }) {
  const { start, shrunk, confirmed } = reproduction;
  const { draft, performed } = shrunk.smallest;
  const { text, why } = told(row, reproduction);
  return {
    text,
    row: {
      ...row,
      scenario: start.performed.scenario.id,
      from: sizeOf(start.draft),
      acts: sizeOf(draft),
      users: draft.cast.users.length,
      tried: shrunk.tried,
      elapsedMs: Math.round(elapsedMs),
      isExact: performed.header.target.kind === "embedded",
      isConfirmed: confirmed.shown === confirmed.of,
      notTellable: why,
      draft: {
        cast: draft.cast,
        decides: performed.scenario.requirements.filter((id) => WEIGHED.includes(id)),
        acts: draft.acts,
      },
    },
  };
}

/** The script, or why there is none. */
function told({ mutant }, reproduction) {
  try {
    return {
      text: shellScript(tellReproduction(reproduction, { target: `mutant:${mutant}`, tool: "rollcall" })),
    };
  } catch (error) {
    if (error.code !== "not-tellable") throw error;
    return { why: error.message };
  }
}
