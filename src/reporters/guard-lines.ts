/** How lines begin that a CI takes for commands: GitHub, Azure, TeamCity, Travis, GitLab. Leading blanks do not help. */
const COMMAND = /^(\s*)(?=::|##|travis_|section_)/gmu;

/**
 * The last guard of every text output: no line begins with what a CI would obey. The reporters put a label of their
 * own before a server's text; this holds even where one forgot.
 */
export function guardLines(text: string): string {
  return text.replace(COMMAND, "$1| ");
}
