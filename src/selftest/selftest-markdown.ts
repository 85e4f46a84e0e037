import { grouped } from "../judge/grouped.ts";
import { DEPTHS } from "./planned.ts";
import { percent } from "./percent.ts";
import type { SelftestResult } from "./selftest-result.ts";
import { tally, upTo } from "./tally.ts";
import type { Trial } from "./trial.ts";
import { yardstickTally } from "./yardstick-rates.ts";

const BEGIN = "<!-- rollcall selftest: written by the command below -->";
const END = "<!-- end of rollcall selftest -->";

/** The rates by family as a table, with the date and the command that they come from. */
export function selftestMarkdown(result: SelftestResult): string {
  const { trials, depths, command, startedAt, yardstick } = result;
  const depthNames = depths.map(({ depth }) => depth);
  const others = yardstick === undefined ? [] : ["Complement", "SyTest", "both"];
  const cells = (mine: readonly Trial[]): readonly string[] => {
    const { of, named } = tally(mine);
    const told = yardstick === undefined ? undefined : yardstickTally(yardstick, mine);
    return [
      String(of),
      ...depthNames.map((_depth, index) => String(tally(upTo(DEPTHS.slice(0, index + 1), mine)).killed)),
      String(named),
      ...(told === undefined ? [] : [told.Complement, told.SyTest, told.both].map(String)),
    ];
  };
  const families = [...grouped(trials, ({ family }) => family)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const heading = ["family", "mutants", ...depthNames, "named", ...others];
  return [
    `Kill rate of ${startedAt.slice(0, 10)}, by \`${command}\`:`,
    "",
    row(heading),
    row(heading.map((_name, column) => (column === 0 ? "---" : "---:"))),
    ...families.map(([family, mine]) => row([family, ...cells(mine)])),
    row(["**all**", ...cells(trials)]),
    row(["", "", ...sharesOf(result)]),
    "",
  ].join("\n");
}

function row(texts: readonly string[]): string {
  return `| ${texts.join(" | ")} |`;
}

function sharesOf({ depths, trials, yardstick }: SelftestResult): readonly string[] {
  const { of, killed, named } = tally(trials);
  const others = yardstick === undefined ? undefined : yardstickTally(yardstick, trials);
  return [
    ...depths.map((row) => percent(row.killed, row.of)),
    percent(named, killed),
    ...(others === undefined ? [] : [others.Complement, others.SyTest, others.both]).map((noticed) =>
      percent(noticed, of),
    ),
  ];
}

/** A Markdown text with the table between its marks; a text without marks gets both at its end. */
export function withTable(text: string, table: string): string {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin)
    return `${text === "" ? "" : `${text.trimEnd()}\n\n`}${BEGIN}\n\n${table}\n${END}\n`;
  return `${text.slice(0, begin)}${BEGIN}\n\n${table}\n${text.slice(end)}`;
}
