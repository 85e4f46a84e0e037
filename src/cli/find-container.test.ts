import { describe, expect, it } from "vitest";
import { findContainer } from "./find-container.ts";

const imageIn = (text: string) => findContainer(text).container.image;

describe("container:", () => {
  it("has the servers that people run", () => {
    expect(imageIn("synapse")).toBe("matrixdotorg/synapse:v1.163.2");
    expect(imageIn("dendrite")).toMatch(/^matrixdotorg\/dendrite-monolith:/u);
    expect(imageIn("conduwuit")).toMatch(/^girlbossceo\/conduwuit:/u);
    expect(imageIn("continuwuity")).toMatch(/^forgejo\.ellis\.link\/continuwuation\/continuwuity:/u);
    expect(imageIn("tuwunel")).toMatch(/^jevolk\/tuwunel:/u);
  });

  it("takes another tag, or another image", () => {
    expect(imageIn("synapse@v1.160.0")).toBe("matrixdotorg/synapse:v1.160.0");
    expect(imageIn("synapse@localhost:5000/mine@sha256:00")).toBe("localhost:5000/mine@sha256:00");
  });

  it("takes a target file, and a tag for it", () => {
    expect(imageIn("targets/containers/tuwunel.json")).toBe(imageIn("tuwunel"));
    expect(imageIn("targets/containers/tuwunel.json@main")).toBe("jevolk/tuwunel:main");
  });

  it.each(["synapse", "dendrite", "conduwuit", "continuwuity", "tuwunel"])(
    "%s is reached where the engine says, and may be registered at by anybody",
    (name) => {
      const { homeservers } = findContainer(name);
      expect(homeservers).toEqual([{ baseUrls: ["http://{host}:{port}"] }]);
    },
  );
});
