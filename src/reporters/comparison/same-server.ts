import type { Report } from "../../judge/report.ts";

/**
 * Whether two reports are of one server, perhaps in two versions: only then is what differs a change. It goes by the
 * name without the version; a server that does not tell its name goes by that of its target.
 */
export function isSameServer({ target: one }: Report, { target: other }: Report): boolean {
  if (one.server === undefined || other.server === undefined) return one.name === other.name;
  return productOf(one.server) === productOf(other.server);
}

/** @example productOf("Synapse/1.163.2") // "Synapse" */
function productOf(server: string): string {
  return server.replace(/[\s/]v?\d.*$/su, "").trimEnd();
}
