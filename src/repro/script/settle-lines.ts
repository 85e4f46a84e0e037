import type { Exchange } from "../../history/history.ts";
import { fencesOf } from "../../judge/case.ts";
import type { Step } from "../../scenarios/scenario.ts";
import type { Names } from "./names.ts";
import { observersRead } from "./observers-of.ts";
import { observing, openedBy } from "./opened-by.ts";
import { type Arg, type Line, type NamedSight, plain, word } from "./script.ts";
import { EVER } from "./since-of.ts";
import type { Told } from "./told.ts";

/** A step with the requests of its command. */
export interface Acted {
  readonly step: Step;
  readonly asked: readonly Exchange[];
  readonly place: number;
}

/** What the model demands to be told now is waited for; whether it came is another matter. */
export function settleLines(told: Told, { step, place, asked }: Acted): readonly Line[] {
  const { statusInEvent } = told.profile.rules;
  return step.expect.flatMap(({ subject, viewers, presence }) =>
    viewers.flatMap((viewer) => {
      const own = observing(told, viewer);
      const streams = own.length > 0 ? own : openedBy(told, { user: viewer }, place);
      const message = statusInEvent ? freshMessage(told, step, { subject, asked }) : undefined;
      const sight: NamedSight =
        presence === undefined && message === undefined
          ? { kind: "anything" }
          : presence === undefined
            ? { kind: "value", key: "status_msg", values: [message ?? null] }
            : { kind: "state", states: [{ presence, ...(message === undefined ? {} : { message }) }] };
      return streams.map(({ name }) =>
        word(
          "settle",
          plain(name),
          { moment: `since_${place + 1}` },
          { text: [{ name: subject }] },
          { sight },
        ),
      );
    }),
  );
}

/** A fence that is told as any user is waited for as any fence is: else streams tell of two of its changes at once. */
export function fenceSettleLines(told: Told, place: number, { user, operation }: Exchange): readonly Line[] {
  const { names, performed, profile } = told;
  const isOfFence = fencesOf(performed.record).includes(user ?? "") && operation.kind === "putPresence";
  if (!isOfFence || typeof operation.message !== "string" || !profile.rules.statusInEvent) return [];
  const values = [textIn(names, operation.message)];
  const sight: NamedSight = { kind: "value", key: "status_msg", values };
  const subject: Arg = { text: [{ name: names.userOf(user ?? "") }] };
  return observersRead(told, place).map(({ name }) => word("settle", plain(name), EVER, subject, { sight }));
}

function freshMessage(
  { names }: Told,
  { command }: Step,
  { subject, asked }: { readonly subject: string; readonly asked: readonly Exchange[] },
): string | undefined {
  if (command.type !== "setPresence" || command.user !== subject || command.message !== "fresh")
    return undefined;
  const put = asked.find(({ operation }) => operation.kind === "putPresence")?.operation;
  if (put?.kind !== "putPresence" || typeof put.message !== "string") return undefined;
  return textIn(names, put.message);
}

function textIn(names: Names, message: string): string {
  return names
    .template(message)
    .filter((part) => typeof part === "string")
    .join("");
}
