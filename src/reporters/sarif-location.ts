import { visibleText } from "./visible-text.ts";

/**
 * Where a finding is: consumers want a file of a repository, and a server has none here, so it is named after the
 * scenario, of which there is no file either.
 *
 * @example sarifLocation("presence-tour/003") // at scenarios/presence-tour/003, line 1
 */
export function sarifLocation(scenario: string): unknown {
  const name = visibleText(scenario, 200);
  const uri = ["scenarios", ...name.split("/").map(encodeURIComponent)].join("/");
  return {
    physicalLocation: { artifactLocation: { uri }, region: { startLine: 1, startColumn: 1 } },
    logicalLocations: [{ fullyQualifiedName: name, kind: "scenario" }],
  };
}
