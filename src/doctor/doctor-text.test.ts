import { expect, it } from "vitest";
import { doctorText } from "./doctor-text.ts";
import type { Finding } from "./finding.ts";

const findings: readonly Finding[] = [
  { what: "address", verdict: "well", probed: "Synapse\u202e\n::error::x answers" },
  { what: "rate limit", verdict: "mend", probed: "429", declared: "none", advice: "Lift it." },
];
const section = (said: readonly Finding[]) =>
  ({ label: "target", name: "http://a", findings: said }) as const;

it("shows probed, declared and advice, one line each, a server's text made visible", () => {
  expect(doctorText([section(findings)], { colour: false })).toBe(
    `rollcall: is this server ready to be tested?

  target   http://a

  well address     Synapse\\u202e\\n::error::x answers
  mend rate limit  429
                   declared: none
                   Lift it.

MEND 1 thing to mend.
`,
  );
});

it("says when there is nothing to do, and colours only when asked to", () => {
  expect(doctorText([section(findings.slice(0, 1))], { colour: false })).toContain(
    "PASS The server is ready.",
  );
  expect(doctorText([section(findings)], { colour: true })).toContain("\u001b[31mmend\u001b[0m");
});
