/** A text as it stands in a URL. Lone surrogates, which a server may send and UTF-8 does not know, are U+FFFD, as in a browser. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/[\uD800-\uDFFF]/gu, "\uFFFD"));
}
