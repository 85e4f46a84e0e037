/**
 * A share for people, never rounded up: only all is 100 %.
 *
 * @example percent(249, 250) // "99.6 %"
 */
export function percent(part: number, of: number): string {
  return of === 0 ? "–" : `${Math.floor((1000 * part) / of) / 10} %`;
}
