import { z } from "zod";

/** Text that looks like a requirement's id; whether the catalogue has it is another question. */
export const requirementIdSchema = z.templateLiteral([
  "PRES-",
  z.string().regex(/^[A-Z0-9]+$/u),
  "-",
  z.string().regex(/^\d+$/u),
]);
