/** Where a hole of a template is: between tags, in an attribute's double quotes, or in a tag between attributes. */
export type Place = "text" | "attribute" | "tag";

/** A template's own text, and where its holes are. */
export interface ReadTemplate {
  /** Without the indentation that only the source needs. */
  readonly texts: readonly string[];
  /** One for each hole. */
  readonly places: readonly Place[];
}

const known = new WeakMap<TemplateStringsArray, ReadTemplate>();

/**
 * Reads a template once, however often it is filled.
 *
 * @throws Error when it does not end between tags, or a hole is where no text can be made safe
 */
export function readTemplate(strings: TemplateStringsArray): ReadTemplate {
  const before = known.get(strings);
  if (before !== undefined) return before;
  const places: Place[] = [];
  let place: Place = "text";
  let attribute = "";
  for (const [index, text] of strings.entries()) {
    for (const [token] of text.matchAll(/<!--|<\/?[a-z][a-z0-9-]*|[\w:-]+="|["'>]/giu)) {
      if (place === "text") {
        if (/^<(?:!--|\/?(?:script|style|iframe|object|template|noscript))/iu.test(token)) refuse(token);
        if (token.startsWith("<")) place = "tag";
      } else if (place === "tag") {
        if (token === ">") place = "text";
        else if (token.endsWith('="')) [place, attribute] = ["attribute", token];
        else refuse(token);
      } else if (token.endsWith('"')) place = "tag";
    }
    if (index < strings.length - 1) {
      if (place === "attribute") checkHole(attribute, text);
      places.push(place);
    }
  }
  if (place !== "text") refuse(strings.at(-1) ?? "");
  const read = { texts: strings.map((text) => text.replace(/\n\s*/gu, "\n")), places };
  known.set(strings, read);
  return read;
}

/** A place to go to has to begin with text of ours; a script or a style is never filled. */
function checkHole(attribute: string, text: string): void {
  if (/^(?:on|style=|srcdoc=)/iu.test(attribute)) refuse(attribute);
  if (/^(?:href|src|action|xlink:href)=/iu.test(attribute) && text.endsWith(attribute)) refuse(attribute);
}

function refuse(found: string): never {
  throw new Error(
    `Cannot read a template: wanted whole elements with holes where text is safe, found ${JSON.stringify(found)}.`,
  );
}
