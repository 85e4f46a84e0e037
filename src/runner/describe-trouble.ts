import type { Trouble, TroubleCode } from "./answer.ts";

const UNREACHABLE = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];

/** A thrown error of the network as trouble. */
export function describeTrouble(error: unknown): Trouble {
  const code = codeOf(error);
  if (code === "UND_ERR_HEADERS_OVERFLOW") return { code: "too-large", text: "headers larger than 64 KiB" };
  return { code: kindOf(code), text: code === undefined ? messageOf(error) : `${code}: ${messageOf(error)}` };
}

function kindOf(code: string | undefined): TroubleCode {
  if (code === undefined) return "broken";
  if (UNREACHABLE.includes(code)) return "unreachable";
  return code.startsWith("HPE_") ? "undecodable" : "broken";
}

/** Of several addresses of one host each may fail: then the first error is told. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as { code?: unknown };
  if (typeof code === "string") return code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : codeOf(error.cause);
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
