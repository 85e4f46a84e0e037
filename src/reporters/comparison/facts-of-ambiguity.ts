import type { FactName } from "../../judge/verdict.ts";
import type { AmbiguityId } from "../../spec/ambiguity.ts";

/** What the preflight learns of how a server reads the text, by the place where it is open. */
export const FACTS_OF_AMBIGUITY: { readonly [id in AmbiguityId]?: readonly FactName[] } = {
  "AMB-01": ["loweringBumps", "sameLevelBumps"],
  "AMB-02": ["profilePropagation"],
  "AMB-03": ["suppressedStream"],
  "AMB-05": ["initialSyncFrontLoads"],
  "AMB-06": ["listAccepts"],
  "AMB-07": ["strangerLook"],
  "AMB-10": ["selfEcho"],
  "AMB-12": ["presenceActive"],
  "AMB-13": ["omittedMessage"],
  "AMB-14": ["statusInEvents"],
  "AMB-17": ["subjectKey"],
  "AMB-21": ["pollingBumps"],
  "AMB-23": ["granularityMs"],
  "AMB-30": ["currentlyActive"],
};
