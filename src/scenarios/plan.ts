import { createHash } from "node:crypto";
import type { PlanTotals } from "../history/history.ts";
import type { Profile } from "../spec/profile.ts";
import type { RequirementId } from "../spec/requirement.ts";
import { REQUIREMENT_IDS } from "../spec/requirements.ts";
import { CLIENT_IDLE_MAX_MS, CLIENT_IDLE_MIN_MS } from "../model/idle-client.ts";
import { smokeOf, sortBestFirst } from "./best-first.ts";
import { buildScenario, type Draft } from "./build-scenario.ts";
import { type Chart, countedGraph } from "./charts/chart.ts";
import { type Charts, chartsOf } from "./charts/charts.ts";
import { clientGraph } from "./charts/client-chart.ts";
import { FAMILIES } from "./families/families.ts";
import { contextOf, type DraftDepth, draftsOf, type Family } from "./families/family.ts";
import { preflightDraft } from "./families/preflight.ts";
import { countPairs, countStates, type Graph } from "./graph.ts";
import type { Depth, Scenario } from "./scenario.ts";
import { unreachedReason } from "./unreached-reasons.ts";

export interface PlanOptions {
  readonly profile: Profile;
  readonly depth: Depth;
  readonly seed: number;
  /** The roles will be spread over several homeservers that federate. */
  readonly federated?: boolean;
}

/** Everything that a run is to perform. */
export interface Plan {
  /** Performed first and alone: what it shows is learned before the others begin. */
  readonly preflight: Scenario;
  readonly scenarios: readonly Scenario[];
  readonly totals: PlanTotals;
  readonly modelHash: string;
}

const PREFLIGHT: Family = { name: "preflight", drafts: { standard: (context) => [preflightDraft(context)] } };

/** Generates the scenarios of a profile: a pure function of its options. */
export function plan(options: PlanOptions): Plan {
  const charts = chartsOf(options.profile);
  const [preflight] = scenariosOf(PREFLIGHT, { ...options, depth: "standard", isWanted: () => true }, charts);
  if (preflight === undefined) throw new Error("Cannot plan: wanted a preflight scenario, found none.");
  const scenarios = performed(options, charts);
  const clients = [CLIENT_IDLE_MIN_MS, CLIENT_IDLE_MAX_MS].map(clientGraph);
  const graphs = [...charts.machines.flatMap((machine) => counted(charts.of(machine))), ...clients];
  return {
    preflight,
    scenarios,
    totals: totalsOf(options, [preflight, ...scenarios], graphs),
    modelHash: createHash("sha256")
      .update(JSON.stringify(graphs.map(walkable)))
      .digest("hex"),
  };
}

/** Best first: `smoke` is a prefix of `standard`, and `deep` goes on where `standard` ends. */
function performed(options: PlanOptions, charts: Charts): readonly Scenario[] {
  const { profile, depth } = options;
  const upTo = (wanted: DraftDepth, isWanted: ReturnType<typeof smokeOf> = () => true) =>
    FAMILIES.flatMap((family) => scenariosOf(family, { ...options, depth: wanted, isWanted }, charts));
  if (depth === "smoke") return sortBestFirst(profile, upTo("standard", smokeOf(profile)));
  const standard = sortBestFirst(profile, upTo("standard"));
  if (depth === "standard") return standard;
  const known = new Set(standard.map(({ id }) => id));
  return [...standard, ...upTo("deep").filter(({ id }) => !known.has(id))];
}

/** What of a graph the scenarios follow from: not how it is told. */
function walkable({ machine, nodes, edges, initial }: Graph<unknown>): unknown {
  const ways = edges.map(({ id, from, to, event, requirements }) => ({ id, from, to, event, requirements }));
  return { machine, nodes, edges: ways, initial };
}

function counted(chart: Chart | undefined): readonly Graph<unknown>[] {
  return chart === undefined ? [] : [countedGraph(chart)];
}

function scenariosOf(
  family: Family,
  options: PlanOptions & { readonly depth: DraftDepth; readonly isWanted: ReturnType<typeof smokeOf> },
  charts: Charts,
): readonly Scenario[] {
  const { profile, depth, seed, federated = false, isWanted } = options;
  const drafts = draftsOf(family, depth, contextOf(family, { profile, charts, seed }));
  return drafts.flatMap((draft: Draft, index) => {
    if (!isWanted({ family: family.name, title: draft.title })) return [];
    const id = `${family.name}/${String(index + 1).padStart(3, "0")}`;
    return [buildScenario(draft, { profile, charts, federated }, [family.name, id])];
  });
}

function totalsOf(
  { profile, federated = false }: PlanOptions,
  scenarios: readonly Scenario[],
  graphs: readonly Graph<unknown>[],
): PlanTotals {
  const planned = new Set<RequirementId>(scenarios.flatMap((scenario) => scenario.requirements));
  const applicable = REQUIREMENT_IDS.filter((id) => profile.severity(id) !== "off");
  const walked = new Set(scenarios.map(({ machine }) => machine));
  return {
    scenarios: scenarios.length,
    graphs: Object.fromEntries(
      graphs
        .filter(({ machine }) => walked.has(machine))
        .map((graph) => [
          graph.machine,
          {
            states: countStates(graph),
            transitions: new Set(graph.edges.map(({ id }) => id)).size,
            pairs: countPairs(graph),
          },
        ]),
    ),
    requirements: applicable.filter((id) => planned.has(id)),
    unreached: applicable
      .filter((id) => !planned.has(id))
      .map((id) => ({
        id,
        reason: unreachedReason(profile, id, federated) ?? "no scenario of this depth decides it",
      })),
  };
}
