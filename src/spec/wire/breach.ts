import type { z } from "zod";
import type { RequirementId } from "../requirement.ts";

/** A part of a body that breaks a requirement. */
export interface Breach {
  readonly requirement: RequirementId;
  /** Where in the body, for example `content.presence`; empty for the body itself. */
  readonly path: string;
  /** What was wanted and found, in the words of the schema. */
  readonly message: string;
}

/** Which requirement each part of a shape serves; paths are joined with dots. */
export interface WireRequirements {
  /** The shape as a whole, and every part that is not named. */
  readonly whole: RequirementId;
  /** A part that is there and malformed. */
  readonly keys: Readonly<Record<string, RequirementId>>;
  /** A part that is not there, where that breaks another requirement. */
  readonly missing: Readonly<Record<string, RequirementId>>;
}

/** The requirements that `value` breaks by its shape alone; empty when the schema takes it. */
export function breaches(schema: z.ZodType, serves: WireRequirements, value: unknown): readonly Breach[] {
  const { error } = schema.safeParse(value);
  return (error?.issues ?? []).map((issue) => ({
    requirement: ownRequirement(issue) ?? servedBy(serves, issue.path, valueAt(value, issue.path)),
    path: issue.path.join("."),
    message: issue.message,
  }));
}

/** The requirement that a rule over several keys names by itself. */
export function ruleOf(requirement: RequirementId): { readonly requirement: RequirementId } {
  return { requirement };
}

function ownRequirement(issue: z.core.$ZodIssue): RequirementId | undefined {
  return issue.code === "custom"
    ? (issue.params as { requirement?: RequirementId } | undefined)?.requirement
    : undefined;
}

function servedBy(serves: WireRequirements, path: readonly PropertyKey[], found: unknown): RequirementId {
  const absent = found === undefined ? serves.missing[path.join(".")] : undefined;
  if (absent !== undefined) return absent;
  for (let length = path.length; length > 0; length--) {
    const requirement = serves.keys[path.slice(0, length).join(".")];
    if (requirement !== undefined) return requirement;
  }
  return serves.whole;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === "object" && part !== null ? (part as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}
