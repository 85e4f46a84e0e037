import { isDeepStrictEqual } from "node:util";
import { isEnabled } from "../../src/model/is-enabled.ts";
import type { World } from "../../src/model/world.ts";
import type { Mutant } from "../../src/server/mutants/mutant.ts";
import type { Profile } from "../../src/spec/profile.ts";
import { type Step, USERS } from "./any-commands.ts";
import type { Model, Sight } from "./model-side.ts";
import { onServer, type ServerSide } from "./server-side.ts";

export interface Players {
  readonly profile: Profile;
  readonly model: Model;
  readonly mutant?: Mutant | undefined;
}

/** Silence adds up to an idle timer: so many short ones between two long ones are surely no idling yet. */
const SHORT_SILENCES = 6;

/**
 * Performs the steps on the server and on the model, in every world that is still possible, and has everybody look at
 * everybody after each. What the server shows rules worlds out; when none is left, they disagree.
 *
 * @returns the play up to the look that no world allows; `undefined`: they agree
 */
export function disagreement(
  { profile, model, mutant }: Players,
  steps: readonly Step[],
): Promise<string | undefined> {
  return onServer(profile, mutant, async (server) => {
    let worlds = model.begin(profile);
    const log: string[] = [];
    const texts = new Map<string, string>();
    let silences = 0;
    for (const step of steps) {
      if (!makesSense(worlds, step)) continue;
      if (step.type === "silence") silences = step.timer === "idle" ? 0 : silences + 1;
      if (silences > SHORT_SILENCES) continue;
      const text = textOf(step, texts, log.length);
      log.push(tell(step, text));
      if (!(await server.perform(step, text))) return [...log, "the server does not take it"].join("\n");
      worlds = after(model, worlds, { step: told(step, text), askedAgain: server.takeAskedAgain() });
      for (const [viewer, subject] of PAIRS) {
        const sight = await server.look(viewer, subject);
        const left = worlds.filter((world) => isDeepStrictEqual(model.sight(world, viewer, subject), sight));
        if (left.length === 0)
          return [...log, complaint(model, worlds, { viewer, subject, sight })].join("\n");
        worlds = left;
      }
    }
    return undefined;
  });
}

const PAIRS = USERS.flatMap((viewer) => USERS.map((subject) => [viewer, subject] as const));

function makesSense([world]: readonly World[], step: Step): boolean {
  return step.type === "silence" || (world !== undefined && isEnabled(world, step));
}

interface Performed {
  readonly step: Step;
  readonly askedAgain: ReturnType<ServerSide["takeAskedAgain"]>;
}

/** The worlds after a step, and after what the open streams asked meanwhile: amid silence in either order. */
function after(model: Model, worlds: readonly World[], { step, askedAgain }: Performed): readonly World[] {
  const polls = askedAgain.map(({ user, setPresence }) => ({ type: "poll", user, setPresence }) as Step);
  const ask = (world: World) => polls.reduce((before, poll) => model.step(before, poll), world);
  const stepped = worlds.map((world) => model.step(world, step));
  if (step.type !== "silence" || polls.length === 0) return stepped.map(ask);
  return [...stepped, ...stepped.map(ask), ...worlds.map((world) => model.step(ask(world), step))];
}

/** The message that goes with a PUT: `fresh` was never used before, `same` is the user's last one. */
function textOf(step: Step, texts: Map<string, string>, count: number): string | undefined {
  if (step.type !== "setPresence") return undefined;
  if (step.message === "fresh") texts.set(step.user, `text ${count}`);
  if (step.message === "empty") return "";
  return step.message === "none" || step.message === "null" ? undefined : (texts.get(step.user) ?? "");
}

/** The step as the model takes it: with the message itself. */
function told(step: Step, text: string | undefined): Step {
  return step.type === "setPresence" && text !== undefined ? ({ ...step, text } as Step) : step;
}

function tell(step: Step, text: string | undefined): string {
  const { type, ...rest } = step;
  const words = Object.entries(rest).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
  return [type, ...words, ...(text === undefined ? [] : [JSON.stringify(text)])].join(" ");
}

interface Seen {
  readonly viewer: string;
  readonly subject: string;
  readonly sight: Sight;
}

function complaint(model: Model, worlds: readonly World[], { viewer, subject, sight }: Seen): string {
  const allowed = new Set(worlds.map((world) => JSON.stringify(model.sight(world, viewer, subject))));
  return `${viewer} looks at ${subject}: the model allows ${[...allowed].join(" or ")}, the server shows ${JSON.stringify(sight)}`;
}
