import type { Exchange } from "../../history/history.ts";
import type { Sight } from "../../judge/claim.ts";
import { formAt } from "./form-at.ts";
import { notTellable } from "./not-tellable.ts";
import type { Arg, Line, NamedSight } from "./script.ts";
import { plain } from "./script.ts";
import { exchangeAt, streamOf, type Told } from "./told.ts";

export type OtherThan = Extract<NamedSight, { readonly kind: "other than" }>;

/** A line of what is kept of the answer to a request. */
export interface NamedLine {
  readonly exchange: number;
  readonly line: Line;
}

/** What to look for, in the names of a script, and what has to be kept for it. */
export interface Sighted {
  readonly sight: NamedSight;
  readonly named: readonly NamedLine[];
}

/** @throws ReproError when a script cannot tell */
export function nameSight(told: Told, sight: Sight | OtherThan, decided: Exchange): Sighted {
  const shape = decided.operation.kind === "getPresence" ? "look" : "event";
  const { names, profile } = told;
  const text = (value: string) =>
    names
      .template(value)
      .map((part) => (typeof part === "string" ? part : ""))
      .join("");
  switch (sight.kind) {
    case "form":
      return { sight: { kind: "form", form: formAt(profile.rules, shape, sight.path) }, named: [] };
    case "other than":
    case "state": {
      const states = sight.states.map(({ presence, message }) => ({
        presence,
        ...(message === undefined ? {} : { message: message === null ? null : text(message) }),
      }));
      return { sight: { kind: sight.kind, states }, named: [] };
    }
    case "value": {
      const values = sight.values.map((value) => (typeof value === "string" ? text(value) : value));
      return { sight: { ...sight, values }, named: [] };
    }
    case "age":
      return ageSight(told, sight, decided);
    default:
      return { sight, named: [] };
  }
}

function ageSight(
  told: Told,
  { acts, toleranceMs }: Extract<Sight, { kind: "age" }>,
  decided: Exchange,
): Sighted {
  const counted = acts
    .flatMap((index) => exchangeAt(told, index) ?? [])
    .filter(
      ({ sent }) => sent <= decided.sent || (sent <= decided.received && decided.operation.kind === "stream"),
    );
  const named = counted.filter((exchange) => {
    const stream = streamOf(told, exchange);
    return stream?.isFollowed !== true || stream.exchanges[0] === exchange;
  });
  if (named.length < counted.length || named.length === 0)
    throw notTellable(
      "the activity that counts is one of the requests of a stream that is read in the background",
    );
  return {
    sight: { kind: "age", moments: named.map(({ index }) => `act_${index}`), toleranceMs },
    named: named.map(({ index }) => ({ exchange: index, line: { kind: "times", name: `act_${index}` } })),
  };
}

/** `*`: whoever it is about. */
export function subjectArg({ names }: Told, subject: string | undefined): Arg {
  if (subject === undefined) return plain("*");
  const name = names.users.get(subject);
  return { text: name === undefined ? names.template(subject) : [{ name }] };
}
