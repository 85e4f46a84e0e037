import type { Mutant } from "../mutant.ts";

/** Wraps the body of GET status in content. */
export const getWrapsInContent: Mutant = {
  name: "get-wraps-in-content",
  fault: "Wraps the body of GET status in content.",
  requirement: "PRES-GET-001",
  family: "wire shape",
  disturb: () => ({ tapStatus: (body) => ({ content: body }) }),
};
