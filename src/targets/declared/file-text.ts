/** A text, or an object that is written as JSON. */
export type FileContent = string | Readonly<Record<string, unknown>>;

/** What is written into the file; YAML readers take JSON. */
export function fileText(content: unknown): string {
  return typeof content === "string" ? content : `${JSON.stringify(content, undefined, 2)}\n`;
}
