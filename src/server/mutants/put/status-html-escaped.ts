import type { Mutant } from "../mutant.ts";

/** Escapes status messages for HTML. */
export const statusHtmlEscaped: Mutant = {
  name: "status-html-escaped",
  fault: "Escapes status messages for HTML.",
  requirement: "PRES-PUT-007",
  family: "wrong value",
  disturb: ({ statusAfterPut }) => ({
    statusAfterPut: (before, given) =>
      statusAfterPut(before, given?.replaceAll("&", "&amp;").replaceAll("<", "&lt;")),
  }),
};
