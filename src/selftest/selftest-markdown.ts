import { grouped } from "../history/grouped.ts";
import { markdownTable } from "../reporters/markdown-table.ts";
import { DEPTHS } from "./planned.ts";
import { percent } from "./percent.ts";
import type { SelftestResult } from "./selftest-result.ts";
import { tally, upTo } from "./tally.ts";
import type { Trial } from "./trial.ts";
import { yardstickTally } from "./yardstick-rates.ts";

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
  const rows = families.map(([family, mine]) => [family, ...cells(mine)]);
  const heading = ["family", "mutants", ...depthNames, "named", ...others];
  return [
    `Kill rate of ${startedAt.slice(0, 10)}, by \`${command}\`:`,
    "",
    ...markdownTable(heading, [...rows, ["**all**", ...cells(trials)], ["", "", ...sharesOf(result)]], 1),
    "",
  ].join("\n");
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
