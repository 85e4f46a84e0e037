import type { Json } from "../../history/history.ts";
import type { Sight } from "../../judge/claim.ts";

/** Whether a recorded event shows what is looked for, as far as that is a matter of its content alone. */
export function fitsSight(event: Json, sight: Sight): boolean {
  const content = ((event as { readonly content?: unknown } | null)?.content ?? {}) as Readonly<
    Record<string, Json>
  >;
  switch (sight.kind) {
    case "state":
      return sight.states.some(
        ({ presence, message }) =>
          content["presence"] === presence &&
          (message === undefined || (content["status_msg"] ?? "") === (message ?? "")),
      );
    case "value":
      return sight.values.includes(content[sight.key] ?? null);
    default:
      return true;
  }
}
