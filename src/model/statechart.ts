import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from "xstate";
import type { RequirementId } from "../spec/requirement.ts";
import { requirementsOn } from "./requirement-meta.ts";

/** A machine as plain data: what is drawn, handed to other tools and counted, without anything that runs. */
export interface Statechart {
  readonly name: string;
  /** One sentence for people. */
  readonly about: string;
  /** The key of the outermost initial state. */
  readonly initial: string;
  /** A state before those in it. */
  readonly states: readonly ChartState[];
  readonly transitions: readonly ChartTransition[];
}

export interface ChartState {
  /** Unique in its chart; of a state in another, with the outer one's key: `online.connected`. */
  readonly key: string;
  /** Among its neighbours: `connected`. */
  readonly name: string;
  /** The key of the state that it is in. */
  readonly parent?: string;
  /** With states in it: the name of the one that is entered first. */
  readonly initial?: string;
}

export interface ChartTransition {
  /** Readable and stable, for example `presence:online.connected>poll[asks(offline)]`. */
  readonly id: string;
  /** Keys of states. A transition without `to` leaves no state and enters none. */
  readonly from: string;
  readonly to?: string;
  /** What it waits for: an event, or a time by its name. */
  readonly on: { readonly event: string } | { readonly delay: string };
  readonly guard?: Named;
  readonly actions: readonly Named[];
  /** Leaves and enters its state even where that is the same. */
  readonly reenter: boolean;
  readonly requirements: readonly RequirementId[];
}

/** A guard or an action: the machine knows it by its name. */
export interface Named {
  readonly type: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** The machine as data. */
export function statechartOf(machine: AnyStateMachine, about: string): Statechart {
  const { root } = machine;
  const nodes = nodesIn(root);
  return {
    name: machine.id,
    about,
    initial: initialOf(root) ?? "",
    states: nodes.map(stateOf),
    transitions: nodes.flatMap((node) => [...node.transitions.values()].flat().map(transitionOf)),
  };
}

/** The same id for a transition wherever it is met: in a chart, and when a machine takes it. */
export function transitionId({ source, eventType, guard }: AnyTransitionDefinition): string {
  const condition = guard === undefined ? "" : `[${sayNamed(namedOf(guard))}]`;
  return `${source.machine.id}:${keyOf(source)}>${sayTrigger(triggerOf(eventType))}${condition}`;
}

/** What a transition waits for, for people. */
export function sayTrigger(on: ChartTransition["on"]): string {
  return "event" in on ? on.event : `after ${on.delay}`;
}

/** A guard or an action, for people: `asks(offline)`. */
export function sayNamed({ type, params }: Named): string {
  return params === undefined ? type : `${type}(${Object.values(params).join(", ")})`;
}

function nodesIn(node: AnyStateNode): readonly AnyStateNode[] {
  return Object.values(node.states).flatMap((inner: AnyStateNode) => [inner, ...nodesIn(inner)]);
}

function stateOf(node: AnyStateNode): ChartState {
  const { parent } = node;
  const initial = initialOf(node);
  return {
    key: keyOf(node),
    name: node.key,
    ...(parent === undefined || parent.path.length === 0 ? {} : { parent: keyOf(parent) }),
    ...(initial === undefined ? {} : { initial }),
  };
}

function initialOf(node: AnyStateNode): string | undefined {
  return Object.keys(node.states).length === 0 ? undefined : node.initial.target[0]?.key;
}

function keyOf({ path }: AnyStateNode): string {
  return path.join(".");
}

function transitionOf(definition: AnyTransitionDefinition): ChartTransition {
  const { source, target, eventType, guard, actions, reenter } = definition;
  const to = target?.[0];
  return {
    id: transitionId(definition),
    from: keyOf(source),
    ...(to === undefined ? {} : { to: keyOf(to) }),
    on: triggerOf(eventType),
    ...(guard === undefined ? {} : { guard: namedOf(guard) }),
    actions: actions.map(namedOf),
    reenter,
    requirements: requirementsOn(definition),
  };
}

const AFTER = "xstate.after.";

function triggerOf(eventType: string): ChartTransition["on"] {
  if (!eventType.startsWith(AFTER)) return { event: eventType };
  const [delay = ""] = eventType.slice(AFTER.length).split(".");
  return { delay };
}

/** @throws Error when it has no name (a fault of a machine of ours) */
function namedOf(given: unknown): Named {
  if (typeof given === "string") return { type: given };
  if (typeof given === "object" && given !== null && "type" in given) {
    const { type, params } = given as { readonly type: string; readonly params?: Named["params"] };
    return params === undefined ? { type } : { type, params };
  }
  throw new Error(`Cannot describe a machine: wanted guards and actions with names, found ${String(given)}.`);
}
