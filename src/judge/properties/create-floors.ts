import type { Ms } from "../../time/clock.ts";
import type { Observation } from "../observations.ts";

/** By reader: what they were shown, than which they must not be shown anything older. */
export function createFloors() {
  const steps = new Map<string, { readonly to: Ms; readonly order: number }[]>();
  return {
    /** Looks that overlap have no order: which of them was answered first is not known. Those of one stream have. */
    under: ({ reader, kind, from }: Observation): number =>
      (steps.get(reader) ?? [])
        .filter(({ to }) => kind === "event" || to <= from)
        .reduce((floor, { order }) => Math.max(floor, order), 0),
    raise: ({ reader, to }: Observation, order: number): void => {
      steps.set(reader, [...(steps.get(reader) ?? []), { to, order }]);
    },
  };
}
