import { expect, it } from "vitest";
import { prose } from "./prose.ts";

it("makes code of what stands between backticks, and text of all else", () => {
  expect(String(prose("`a<b` is not <c>"))).toBe("<code>a&lt;b</code> is not &lt;c&gt;");
});
