import { inflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { packWithin } from "./packed-data.ts";

const unpacked = ({ base64 }: { readonly base64: string }): unknown =>
  JSON.parse(inflateRawSync(Buffer.from(base64, "base64")).toString());

it("packs as many items as there are bytes for, from the first on", () => {
  const items = ["a", { text: "\u202e<" }, "c"];
  expect(packWithin(items, 1_000).map(unpacked)).toEqual(["a", { text: "\\u202e<" }, "c"]);
  const [first] = packWithin(items, 1_000);
  expect(packWithin(items, first!.base64.length).map(unpacked)).toEqual(["a"]);
  expect(packWithin(items, 0)).toEqual([]);
});
