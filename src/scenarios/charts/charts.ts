import type { Profile } from "../../spec/profile.ts";
import type { Chart } from "./chart.ts";
import { presenceChart } from "./presence-chart.ts";

/** The graphs of a profile, by machine; each is explored when it is first asked for. */
export interface Charts {
  readonly machines: readonly string[];
  of(machine: string): Chart | undefined;
}

const MAKERS: { readonly [machine: string]: (profile: Profile) => Chart } = {
  presence: presenceChart,
};

export function chartsOf(profile: Profile): Charts {
  const known = new Map<string, Chart>();
  return {
    machines: Object.keys(MAKERS),
    of: (machine) => {
      const make = MAKERS[machine];
      if (make === undefined) return undefined;
      const chart = known.get(machine) ?? make(profile);
      known.set(machine, chart);
      return chart;
    },
  };
}
