import { presenceTests } from "matrix-rollcall/vitest";
import { startHomeserver } from "./homeserver.ts";

// Without `only`, every scenario of the smoke test becomes a test.
presenceTests(startHomeserver, { profile: "v1-latest", only: ["membership-cases", "sessions"] });
