import type { Profile } from "../../spec/profile.ts";
import type { Chart } from "./chart.ts";
import { listChart } from "./list-chart.ts";
import { messageChart } from "./message-chart.ts";
import { presenceChart } from "./presence-chart.ts";
import { profileChart } from "./profile-chart.ts";
import { roomsChart, sharingChart } from "./sharing-chart.ts";
import { timerChart } from "./timer-chart.ts";
import { twoUserChart } from "./two-user-chart.ts";

/** The graphs of a profile, by machine; each is explored when it is first asked for. */
export interface Charts {
  readonly machines: readonly string[];
  of(machine: string): Chart | undefined;
}

const MAKERS: { readonly [machine: string]: (profile: Profile) => Chart } = {
  presence: presenceChart,
  messages: messageChart,
  profile: profileChart,
  sharing: sharingChart,
  "rooms-2": roomsChart(["r1", "r2"]),
  "rooms-3": roomsChart(["r1", "r2", "r3"]),
  lists: listChart,
  timers: timerChart,
  world: twoUserChart,
};

/** The graphs that a profile has: without lists, there is no graph of them. */
export function chartsOf(profile: Profile): Charts {
  const known = new Map<string, Chart>();
  const machines = Object.keys(MAKERS).filter(
    (machine) => machine !== "lists" || profile.rules.presenceLists,
  );
  return {
    machines,
    of: (machine) => {
      const make = machines.includes(machine) ? MAKERS[machine] : undefined;
      if (make === undefined) return undefined;
      const chart = known.get(machine) ?? make(profile);
      known.set(machine, chart);
      return chart;
    },
  };
}
