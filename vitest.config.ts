import { configDefaults, defineConfig } from "vitest/config";
import { ClosingLine } from "./test/closing-line.ts";

/** Real time on a fast clock, or processes that are waited for: beside one another, but not beside tests that compute. */
const IN_REAL_TIME = [
  "test/contract/**/*.test.ts",
  "test/containers/**/*.test.ts",
  "test/browser/**/*.test.ts",
  "test/mermaid.test.ts",
  "test/repro-scripts.test.ts",
  "test/simulation-engine.test.ts",
];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default", new ClosingLine()],
    // No test changes a module: all files of a worker share them, and are read and compiled once.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "computing",
          include: ["src/**/*.test.ts", "test/**/*.test.ts"],
          // Real servers may have to be installed first: npm run test:servers.
          exclude: [...configDefaults.exclude, "test/servers/**", ...IN_REAL_TIME],
          // By default one core is left to nobody.
          maxWorkers: "100%",
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: "real time", include: IN_REAL_TIME, maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
