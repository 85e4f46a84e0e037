/**
 * The id of a scenario's second, third … performance; the first has the scenario's own.
 *
 * @example repeatId("presence-tour/003", 2) // "presence-tour/003~2"
 */
export function repeatId(id: string, performance: number): string {
  return `${id}~${performance}`;
}

/** The scenario whose performance has this id. */
export function plannedId(id: string): string {
  return id.replace(/~\d+$/u, "");
}
