import { defineConfig } from "vitest/config";
import { ClosingLine } from "./test/closing-line.ts";

/** `npm run test:servers`: what needs servers that this repository does not hold. One at a time, for they need the machine. */
export default defineConfig({
  test: {
    include: ["test/servers/**/*.test.ts"],
    testTimeout: 300_000,
    fileParallelism: false,
    reporters: ["default", new ClosingLine()],
  },
});
