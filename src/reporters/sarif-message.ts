import type { Finding } from "../judge/verdict.ts";
import { visibleText } from "./visible-text.ts";

/**
 * What is wrong, in the lines of a result of SARIF: what was allowed and what was seen. What SARIF would take for a link
 * or a placeholder in a server's text is kept from being one.
 */
export function sarifMessage({ id, title, allowed, observed, scenario }: Finding): string {
  return [
    plain(title),
    `allowed: ${plain(allowed)}`,
    `observed: ${plain(observed)}`,
    `scenario: ${plain(scenario, 80)}, finding ${id}`,
  ].join("\n");
}

/** @source SARIF 2.1.0, 3.11.5 and 3.11.6 */
function plain(text: string, width?: number): string {
  return visibleText(text, width)
    .replace(/\](?=\()/gu, "\\]")
    .replace(/\{(\d+)\}/gu, "{{$1}}");
}
