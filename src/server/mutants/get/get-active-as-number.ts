import type { Mutant } from "../mutant.ts";

/** Gives currently_active as 1 or 0. */
export const getActiveAsNumber: Mutant = {
  name: "get-active-as-number",
  fault: "Gives currently_active as 1 or 0.",
  requirement: "PRES-GET-005",
  family: "wire shape",
  disturb: () => ({
    tapStatus: (body) =>
      "currently_active" in body ? { ...body, currently_active: Number(body["currently_active"]) } : body,
  }),
};
