import { expect, it } from "vitest";
import { imageOf } from "./image-of.ts";

const digest = `sha256:${"0a".repeat(32)}`;

it.each([
  ["matrixdotorg/synapse:v1.163.2", "latest", "matrixdotorg/synapse:latest"],
  ["localhost:5000/synapse", "v1", "localhost:5000/synapse:v1"],
  [`synapse:v1@${digest}`, "v2", "synapse:v2"],
  ["matrixdotorg/synapse:v1", digest, `matrixdotorg/synapse@${digest}`],
  ["matrixdotorg/synapse:v1", "localhost:5000/mine", "localhost:5000/mine"],
  ["matrixdotorg/synapse:v1", "mine:latest", "mine:latest"],
])("%s with %s is %s", (image, other, expected) => {
  expect(imageOf(image, other)).toBe(expected);
});
