/** A measured figure with three digits behind the point at most. */
export function sayFigure(value: number): string {
  return String(Math.round(value * 1_000) / 1_000);
}
