import * as fc from "fast-check";
import { type XmlElement, XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { hostileReport, hostileText } from "./hostile-report.fixture.ts";
import { junitReport } from "./junit-report.ts";
import { visibleText } from "./visible-text.ts";

/** The elements of a document and their attributes, without any text. */
function shapeOf(xml: string): string {
  const document = XmlDocument.fromString(xml);
  try {
    return document
      .find("//*")
      .map((node) => {
        const { name, attrs } = node as XmlElement;
        return `${name}(${attrs.map((attribute) => attribute.name).join(" ")})`;
      })
      .join(" ");
  } finally {
    document.dispose();
  }
}

function valuesOf(xml: string, path: string): string[] {
  const document = XmlDocument.fromString(xml);
  try {
    return document.find(path).map(({ content }) => content);
  } finally {
    document.dispose();
  }
}

describe("the JUnit report", () => {
  const tame = shapeOf(junitReport(hostileReport("tame")));

  it("has the same elements whatever a server says", () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        expect(shapeOf(junitReport(hostileReport(hostile)))).toBe(tame);
      }),
    );
  });

  it("says it as visible text", () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const xml = junitReport(hostileReport(hostile));
        expect(valuesOf(xml, "//property[@name='target']/@value")).toEqual([
          visibleText(hostile, Number.POSITIVE_INFINITY),
        ]);
        expect(valuesOf(xml, "//failure")[0]).toContain(`\n     observed  ${visibleText(hostile)}\n`);
        expect(xml).not.toMatch(/(?!\n)[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it("never ends a CDATA section", () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        expect(junitReport(hostileReport(`]]>${hostile}`))).not.toContain("]]>");
      }),
    );
  });
});
