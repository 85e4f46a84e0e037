import type { Exchange } from "../../history/history.ts";
import type { Claim } from "../../judge/claim.ts";
import type { Decision } from "../../judge/verdict.ts";
import type { Checked, Renewed } from "./checked.ts";
import { claimLines } from "./claim-lines.ts";
import { fenceLine } from "./fence-line.ts";
import { FENCE } from "./names.ts";
import { type Line, plain, word } from "./script.ts";
import { asking, type ScriptStream } from "./streams.ts";
import { type Told } from "./told.ts";

/** Where in a script something is looked at, remembered and named, so that it can tell in the end. */
export interface CheckPlan {
  /** Streams of which it has to be shown in the end that they moved on. */
  readonly fenced: readonly ScriptStream[];
  /** Steps that end with a fence: what its user does may be part of what shows the fault. */
  readonly fencedPlaces: ReadonlySet<number>;
  /** The last step that matters. */
  readonly lastPlace: number;
  /** Each act is given the time to be told by itself. */
  readonly isUnhurried: boolean;
  /** Of this stream only the first request is sent: it is looked at in the gap after that. */
  readonly gap: ScriptStream | undefined;
  readonly renewed: Renewed | undefined;
  before(place: number): readonly Line[];
  after(exchange: Exchange): readonly Line[];
  afterStep(place: number): readonly Line[];
}

/** @throws ReproError when the claim cannot be told by a script */
export function planCheck(told: Told, claim: Claim, decision: Decision): CheckPlan {
  const checked: Checked = claimLines(told, claim, decision);
  const { at, lines, marks, named, fenced, lastPlace, isUnhurried, gap, renewed } = checked;
  return {
    fenced,
    fencedPlaces: fencedPlaces(told, lastPlace),
    lastPlace,
    isUnhurried,
    gap,
    renewed,
    before: (place) => [
      ...(renewed?.before === place ? renewLines(renewed.stream) : []),
      ...marks.filter((mark) => mark.before === place).map(({ name }): Line => ({ kind: "mark", name })),
    ],
    after: ({ index }) => [
      ...named.filter((one) => one.exchange === index).map(({ line }) => line),
      ...("exchange" in at && at.exchange === index ? lines : []),
    ],
    afterStep: (place) => [
      ...marks.filter((mark) => mark.after === place).map(({ name }): Line => ({ kind: "mark", name })),
      ...("place" in at && at.place === place
        ? [...(fenced.length > 0 ? [fenceLine(fenced)] : []), ...lines]
        : []),
    ],
  };
}

function renewLines(stream: ScriptStream): readonly Line[] {
  return [
    word("end_stream", plain(stream.name)),
    word("resume_stream", ...asking(stream), { number: stream.seconds }),
  ];
}

/** None where the recorded fence is told as a user like others. */
function fencedPlaces({ performed, names }: Told, lastPlace: number): ReadonlySet<number> {
  if (![...names.users.values()].includes(FENCE)) return new Set();
  const { steps } = performed.scenario;
  return new Set(steps.flatMap(({ fence }, place) => (fence && place <= lastPlace ? [place] : [])));
}
