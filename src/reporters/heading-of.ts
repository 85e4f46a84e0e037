/**
 * The heading of the specification that a requirement stands under, as its id says.
 *
 * @example headingOf({ id: "PRES-LAA-002" }) // "LAA"
 */
export function headingOf({ id }: { readonly id: string }): string {
  return id.split("-")[1] ?? id;
}
