/**
 * What is known of the fewest acts without the shrinker: all lawful sequences of acts from an alphabet, one by one, each
 * performed on a server of its own and judged as any scenario is.
 */
import { buildCandidate } from "../../dist/scenarios/shrink/build-candidate.js";
import { draftOf } from "../../dist/scenarios/shrink/draft-of.js";
import { sizeOf } from "../../dist/scenarios/shrink/size-of.js";
import { profile as profileById } from "../../dist/spec/profiles.js";
import { alphabet } from "./alphabet.mjs";
import { showingOn } from "./stage-of-mutant.mjs";

/** Enough company for most that can be wrong: who shares a room, who shares none, a second session. */
const USUAL = {
  users: ["A", "B", "C"],
  devices: [{ user: "A", device: "d2" }],
  rooms: [
    { name: "r1", creator: "A", members: ["B"], preset: "private" },
    { name: "r2", creator: "C", members: [], preset: "public" },
  ],
};
const CASTS = [
  { ...USUAL, observers: ["B", "C"], fence: true },
  { ...USUAL, observers: [], fence: false },
];
const LOOKS = [
  ["A", "A"],
  ["B", "A"],
  ["C", "A"],
  ["A", "B"],
].map(([viewer, subject]) => ({ viewer, subject }));

/**
 * @returns how many sequences of that length were tried, and the first, if any, that shows the requirement of the row broken by
 * fewer acts than the row has
 */
export async function search(row, length) {
  const shows = await showingOn(row);
  let tried = 0;
  for (const cast of length === 1 ? CASTS : [likest(row)]) {
    for (const commands of sequences(row, length)) {
      const draft = sequence(row, cast, commands);
      const scenario = built(row, draft);
      if (scenario === undefined) continue;
      tried += 1;
      if (!(await shows(scenario))) continue;
      const acts = sizeOf(draftOf(await withoutFences(row, { draft, scenario, shows })));
      if (acts < row.acts) return { tried, commands, acts };
    }
  }
  return { tried };
}

function built({ profile }, draft) {
  return buildCandidate(draft, { profile: profileById(profile) }, ["search", "search/001"]);
}

/** With no more fences than it takes. */
async function withoutFences(row, { draft, scenario, shows }) {
  let fewest = scenario;
  for (let place = 0; place < scenario.steps.length; place++) {
    if (!fewest.steps[place].fence) continue;
    const acts = draft.acts.map((act, at) => ({ ...act, fence: at !== place && fewest.steps[at].fence }));
    const without = built(row, { ...draft, acts });
    if (without !== undefined && (await shows(without))) fewest = without;
  }
  return fewest;
}

/** Whose streams are read, or not, as in the row. */
function likest({ draft: { cast } }) {
  return CASTS.find(({ observers }) => observers.length > 0 === cast.observers.length > 0);
}

/** Acts of the kinds that the row has itself; single ones of all kinds. */
function sequences({ profile, draft }, length) {
  const own = new Set(draft.acts.map(({ command }) => kindOf(command)));
  const letters = alphabet(profileById(profile)).filter(
    (letter) => own.has(kindOf(letter)) || (length === 1 && letter.type !== "refuse"),
  );
  return length === 1
    ? letters.map((one) => [one])
    : letters.flatMap((one) => letters.map((other) => [one, other]));
}

/** Each refusal is a kind of its own: there are too many to try all of them. */
function kindOf({ type, fault }) {
  return fault ?? type;
}

function sequence({ draft: { decides } }, cast, commands) {
  const acts = commands.map((command) => ({ command, looks: LOOKS }));
  return { title: "A sequence of acts.", machine: "presence", cast, decides, acts };
}
