import { configDefaults, defineConfig } from "vitest/config";
import { ClosingLine } from "./test/closing-line.ts";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // Those need servers that may have to be installed first: npm run test:servers.
    exclude: [...configDefaults.exclude, "test/servers/**"],
    testTimeout: 60_000,
    reporters: ["default", new ClosingLine()],
  },
});
