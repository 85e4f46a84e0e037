import { visibleText } from "./visible-text.ts";

/** An element of XML as data. Text may have lines; each is made visible, so that no character is one that XML forbids. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly content: readonly XmlElement[] | string;
}

/** A whole document. Names are ours; what stands in attributes and in text may be a server's. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${elementLines(root).join("\n")}\n`;
}

function elementLines({ name, attributes, content }: XmlElement): readonly string[] {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const tag = `${name}${pairs.join("")}`;
  if (content.length === 0) return [`<${tag}/>`];
  if (typeof content === "string") {
    return [`<${tag}>${content.split("\n").map(escaped).join("\n")}</${name}>`];
  }
  return [`<${tag}>`, ...content.flatMap(elementLines).map((line) => `  ${line}`), `</${name}>`];
}

const ENTITY: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** `>` too, although XML takes it: then no text can hold the end of a CDATA section. */
function escaped(text: string): string {
  return visibleText(text, Number.POSITIVE_INFINITY).replace(
    /[&<>"']/gu,
    (character) => ENTITY[character] ?? "",
  );
}
