import { grouped } from "../../history/grouped.ts";
import {
  type ChartState,
  type ChartTransition,
  type Named,
  type Statechart,
} from "../../model/statechart.ts";
import { plainNames } from "./plain-names.ts";

interface StateConfig {
  readonly description?: string;
  readonly initial?: string;
  readonly states?: Readonly<Record<string, StateConfig>>;
  readonly on?: Readonly<Record<string, readonly unknown[]>>;
  readonly after?: Readonly<Record<string, readonly unknown[]>>;
}

/**
 * The chart as the configuration of an XState 5 machine: what `createMachine` takes, and the import of Stately's editor
 * with it. Guards, actions and delays are names; whoever runs it has to provide them.
 */
export function machineJson(chart: Statechart): string {
  const names = plainNames(chart);
  const byKey = new Map(chart.states.map((state) => [state.key, state]));
  /** Of a nested state its own name: the others are in its path. */
  const name = ({ key, name, parent }: ChartState) => (parent === undefined ? (names.get(key) ?? key) : name);
  const path = (key: string): string => {
    const state = byKey.get(key);
    if (state === undefined) return key;
    return state.parent === undefined ? name(state) : `${path(state.parent)}.${name(state)}`;
  };
  const transitionConfig = ({ to, guard, actions, reenter, requirements }: ChartTransition) => ({
    ...(to === undefined ? {} : { target: `#${chart.name}.${path(to)}` }),
    ...(guard === undefined ? {} : { guard: named(guard) }),
    ...(actions.length === 0 ? {} : { actions: actions.map(named) }),
    ...(reenter ? { reenter } : {}),
    meta: { requirements },
  });
  const statesIn = (parent?: string): Readonly<Record<string, StateConfig>> =>
    Object.fromEntries(
      chart.states
        .filter((state) => state.parent === parent)
        .map((state) => [name(state), stateConfig(state)]),
    );
  const stateConfig = (state: ChartState): StateConfig => {
    const own = chart.transitions.filter(({ from }) => from === state.key);
    const on = byTrigger(own.filter(({ on }) => "event" in on));
    const after = byTrigger(own.filter(({ on }) => "delay" in on));
    return {
      ...(name(state) === state.name ? {} : { description: state.name }),
      ...(state.initial === undefined ? {} : { initial: state.initial, states: statesIn(state.key) }),
      ...(own.length === 0 ? {} : { on }),
      ...(Object.keys(after).length === 0 ? {} : { after }),
    };
  };
  const byTrigger = (transitions: readonly ChartTransition[]) =>
    Object.fromEntries(
      [...grouped(transitions, ({ on }) => ("event" in on ? on.event : on.delay))].map(([trigger, some]) => [
        trigger,
        some.map(transitionConfig),
      ]),
    );
  const config = {
    id: chart.name,
    description: chart.about,
    initial: names.get(chart.initial) ?? chart.initial,
    states: statesIn(),
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}

function named({ type, params }: Named): unknown {
  return params === undefined ? type : { type, params };
}
