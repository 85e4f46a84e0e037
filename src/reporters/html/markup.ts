import { visibleText } from "../visible-text.ts";
import { type Place, readTemplate } from "./read-template.ts";

/** Whole HTML, safe to stand where text stands in a page. Only {@link html} makes it, so nobody can forget to escape. */
class SafeHtml {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** Attributes of an element, safe to stand in its tag. Only {@link attributes} makes them. */
class SafeAttributes {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type Markup = SafeHtml;
export type Attributes = SafeAttributes;

/** What may stand in a hole of a template; a list stands for its items, `undefined` and `false` for nothing. */
export type Part = string | number | Markup | Attributes | undefined | false | readonly Part[];

/**
 * HTML from a template of ours. A string in a hole becomes text, whoever wrote it: escaped, and with every invisible
 * character shown, as `visibleText` does. A hole may be text, an attribute in double quotes, or in a tag where
 * {@link attributes} stand.
 *
 * @throws Error when the template is no whole HTML, or a hole is where no text can be made safe (a bug of ours)
 *
 * @example String(html`<p>${"<script>"}</p>`) // "<p>&lt;script&gt;</p>"
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const { texts, places } = readTemplate(strings);
  let made = texts[0] ?? "";
  for (const [index, part] of parts.entries()) {
    made += put(part, places[index] ?? "text") + (texts[index + 1] ?? "");
  }
  return new SafeHtml(made);
}

/**
 * Attributes by name, for a tag: `true` stands for the bare name, `undefined` and `false` leave it out.
 *
 * @throws Error when an attribute could hold a script or a place to go to (a bug of ours)
 *
 * @example String(html`<details ${attributes({ open: true })}></details>`) // "<details open></details>"
 */
export function attributes(
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): Attributes {
  const texts = Object.entries(values).flatMap(([name, value]) => {
    if (!/^[a-z][a-zA-Z-]*$/u.test(name) || /^on|^(?:href|src|srcdoc|style|action)$/iu.test(name)) {
      throw new Error(`Cannot make attributes: wanted a name that holds text only, found ${name}.`);
    }
    if (value === undefined || value === false) return [];
    return value === true ? [name] : [`${name}="${escaped(String(value))}"`];
  });
  return new SafeAttributes(texts.join(" "));
}

function put(part: Part, place: Place): string {
  if (part === undefined || part === false) return "";
  if (Array.isArray(part)) return (part as readonly Part[]).map((one) => put(one, place)).join("");
  if (typeof part === "string") return place === "tag" ? misplaced("attributes", part) : escaped(part);
  if (typeof part === "number") return place === "tag" ? misplaced("attributes", part) : String(part);
  if (part instanceof SafeAttributes) return place === "tag" ? String(part) : misplaced("text", part);
  return place === "text" ? String(part) : misplaced("a string or a number", part);
}

function misplaced(wanted: string, found: unknown): never {
  throw new Error(`Cannot fill a hole of a template: wanted ${wanted}, found ${typeof found}.`);
}

const ENTITY: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return visibleText(text, Number.POSITIVE_INFINITY).replace(
    /[&<>"']/gu,
    (character) => ENTITY[character] ?? "",
  );
}
