/**
 * A Markdown text with a part of it replaced: what stands between the marks of the command that writes it. A text without
 * marks gets both, and the part, at its end.
 *
 * @param command what writes the part, for example `rollcall selftest`
 */
export function withMarkedPart(text: string, command: string, part: string): string {
  const [beginMark, endMark] = [
    `<!-- ${command}: written by the command below -->`,
    `<!-- end of ${command} -->`,
  ];
  const [begin, end] = [text.indexOf(beginMark), text.indexOf(endMark)];
  if (begin < 0 || end < begin)
    return `${text === "" ? "" : `${text.trimEnd()}\n\n`}${beginMark}\n\n${part}\n${endMark}\n`;
  return `${text.slice(0, begin)}${beginMark}\n\n${part}\n${text.slice(end)}`;
}
